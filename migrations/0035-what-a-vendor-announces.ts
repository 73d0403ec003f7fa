import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a vendor announced in the last 24 hours is summed with each announcement. */
export class WhatAVendorAnnounces1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX upload_of_vendor ON upload (vendor_id, created_at) INCLUDE (byte_size) WHERE vendor_id IS NOT NULL;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX upload_of_vendor;');
  }
}
