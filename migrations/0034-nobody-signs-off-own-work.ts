import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a later export the sign-offs are the only gate (law 3): who retouched a picture gives none of them either. */
export class NobodySignsOffOwnWork1764000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TRIGGER sign_off_of_others BEFORE INSERT ON sign_off FOR EACH ROW EXECUTE FUNCTION nobody_judges_own_work();',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER sign_off_of_others ON sign_off;');
  }
}
