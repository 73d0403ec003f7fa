import 'reflect-metadata';
import { join } from 'node:path';
import { DataSource } from 'typeorm';

/**
 * The migrations of `migrations/` and one connection to run them on; not yet open. A change to a full table may take its time, so no statement
 * is given up; but a change that waits for a table makes everyone behind it wait too, so after ten seconds of waiting it fails instead.
 */
export function migrationSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [join(__dirname, '../../migrations/*.js')],
    migrationsTransactionMode: 'each',
    poolSize: 1,
    connectTimeoutMS: 10_000,
    extra: { options: '-c TimeZone=UTC -c lock_timeout=10s' },
    installExtensions: false,
    uuidExtension: 'pgcrypto',
  });
}
