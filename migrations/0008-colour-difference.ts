import type { MigrationInterface, QueryRunner } from 'typeorm';

/** CIEDE2000 in SQL, so that the spread of metal tones is computed where the events are. The code that measures pictures has its own. */
export class ColourDifference1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(deltaE2000);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION delta_e_2000;');
  }
}

/**
 * CIE 142-2001, ISO/CIE 11664-6, with k_L = k_C = k_H = 1, after Sharma, Wu, Dalal, Color Research & Application 30(1), 2005; names as there.
 * Takes two CIELAB colours {L, a, b}. Rounded to 1e-12 first, since PostgreSQL refuses a power that underflows.
 */
const deltaE2000 = `
  CREATE FUNCTION delta_e_2000(reference double precision[], sample double precision[]) RETURNS double precision
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
  DECLARE
    l1 double precision := reference[1];
    a1 double precision := round(reference[2]::numeric, 12);
    b1 double precision := round(reference[3]::numeric, 12);
    l2 double precision := sample[1];
    a2 double precision := round(sample[2]::numeric, 12);
    b2 double precision := round(sample[3]::numeric, 12);
    to_25_7 CONSTANT double precision := 6103515625;
    c7 double precision := ((sqrt(a1 * a1 + b1 * b1) + sqrt(a2 * a2 + b2 * b2)) / 2) ^ 7;
    stretch double precision := 1.5 - 0.5 * sqrt(c7 / (c7 + to_25_7));
    c1 double precision := sqrt(a1 * stretch * a1 * stretch + b1 * b1);
    c2 double precision := sqrt(a2 * stretch * a2 * stretch + b2 * b2);
    h1 double precision := atan2d(b1, a1 * stretch);
    h2 double precision := atan2d(b2, a2 * stretch);
    mean_l double precision := (l1 + l2) / 2;
    mean_c double precision := (c1 + c2) / 2;
    mean_h double precision;
    turn double precision;
    t double precision;
    d_l double precision;
    d_c double precision;
    d_h double precision;
    r_t double precision;
  BEGIN
    h1 := CASE WHEN h1 < 0 THEN h1 + 360 ELSE h1 END;
    h2 := CASE WHEN h2 < 0 THEN h2 + 360 ELSE h2 END;
    turn := CASE WHEN c1 * c2 = 0 THEN 0 WHEN h2 - h1 > 180 THEN h2 - h1 - 360 WHEN h2 - h1 < -180 THEN h2 - h1 + 360 ELSE h2 - h1 END;
    mean_h := CASE WHEN c1 * c2 = 0 THEN h1 + h2 WHEN abs(h1 - h2) <= 180 THEN (h1 + h2) / 2
      WHEN h1 + h2 < 360 THEN (h1 + h2 + 360) / 2 ELSE (h1 + h2 - 360) / 2 END;
    t := 1 - 0.17 * cosd(mean_h - 30) + 0.24 * cosd(2 * mean_h) + 0.32 * cosd(3 * mean_h + 6) - 0.2 * cosd(4 * mean_h - 63);
    d_l := (l2 - l1) / (1 + 0.015 * (mean_l - 50) ^ 2 / sqrt(20 + (mean_l - 50) ^ 2));
    d_c := (c2 - c1) / (1 + 0.045 * mean_c);
    d_h := 2 * sqrt(c1 * c2) * sind(turn / 2) / (1 + 0.015 * mean_c * t);
    r_t := -2 * sqrt(mean_c ^ 7 / (mean_c ^ 7 + to_25_7)) * sind(60 * exp(-(((mean_h - 275) / 25) ^ 2)));
    RETURN sqrt(greatest(0, d_l * d_l + d_c * d_c + d_h * d_h + r_t * d_c * d_h));
  END $$;`;
