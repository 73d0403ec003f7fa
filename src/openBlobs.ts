import { join } from 'node:path';
import { type Settings, SettingsError } from './settings';
import type { Blobs } from './store/blobs';
import { diskBlobs } from './store/disk';

/** The store that the settings name. The SDK of S3 is loaded only where it is used. */
export async function openBlobs(settings: Settings): Promise<Blobs> {
  return settings.S3_BUCKET === undefined ? diskBlobs(settings.LOUPE_DATA) : bucketBlobs(settings, settings.S3_BUCKET);
}

async function bucketBlobs(settings: Settings, bucket: string): Promise<Blobs> {
  const { s3Blobs } = await import('./store/s3.js');
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_DIRECT, S3_CACHE_MB, LOUPE_DATA } = settings;
  const credentials =
    S3_ACCESS_KEY_ID !== undefined && S3_SECRET_ACCESS_KEY !== undefined
      ? { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
      : null;
  try {
    return await s3Blobs({
      ...{ bucket, region: S3_REGION, endpoint: S3_ENDPOINT ?? null, credentials, isDirect: S3_DIRECT === 'on' },
      copies: { folder: join(LOUPE_DATA, 'copies'), mostBytes: S3_CACHE_MB },
    });
  } catch (error) {
    const { name, message } = error as Error;
    throw new SettingsError(`S3_BUCKET: found "${bucket}", expected a bucket that can be reached; the store said ${name}: ${message}.`, {
      cause: error,
    });
  }
}
