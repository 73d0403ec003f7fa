import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { ENTITIES } from './src/entities';
import { readSettings } from './src/settings';
import { SnakeNames } from './src/store/snakeNames';

/**
 * For the typeorm command line alone, after `npm run build`: `DATABASE_URL=… npx typeorm migration:show -d dist/ormconfig.js`.
 * Loupe itself opens its database in src/store/database.ts, with the same entities, names and migrations.
 */
export default new DataSource({
  type: 'postgres',
  url: readSettings().DATABASE_URL,
  entities: ENTITIES,
  migrations: ['dist/migrations/*.js'],
  namingStrategy: new SnakeNames(),
  installExtensions: false,
  uuidExtension: 'pgcrypto',
});
