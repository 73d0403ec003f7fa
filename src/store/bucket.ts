import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type _Object as Listed,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Served } from './blobs';

/** Where a bucket of an S3-compatible store is, and who we are there. */
export interface BucketPlace {
  bucket: string;
  region: string;
  /** null: Amazon's own. */
  endpoint: string | null;
  /** null: as the SDK finds them (instance role, profile). */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
}

const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** @throws when the bucket cannot be reached */
export async function openBucket({ bucket, region, endpoint, credentials }: BucketPlace): Promise<Bucket> {
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === null ? {} : { credentials }),
    // Servers other than Amazon's answer these badly (one stores the frames of a checksummed stream as content); we hash all bytes ourselves.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  await client.send(new HeadBucketCommand({ Bucket: bucket }));
  return new Bucket(client, bucket);
}

/** The few calls that we make of a store. */
export class Bucket {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  /** Streams in parts; an object stands under its key when all have come, or not at all. */
  async upload(key: string, chunks: AsyncIterable<Buffer>): Promise<void> {
    const upload = new Upload({
      client: this.client,
      params: { ...this.at(key), Body: Readable.from(chunks) },
      partSize: PART_BYTES,
      queueSize: PARTS_AT_ONCE,
    });
    await upload.done();
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    await this.client.send(new PutObjectCommand({ ...this.at(key), Body: bytes }));
  }

  async head(key: string): Promise<{ byteSize: number; tag: string } | null> {
    try {
      const { ContentLength = 0, ETag = randomUUID() } = await this.client.send(new HeadObjectCommand(this.at(key)));
      return { byteSize: ContentLength, tag: ETag.replace(/\W/g, '') };
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return null;
      throw error;
    }
  }

  read(key: string, range?: { start: number; end: number }): Readable {
    const command = new GetObjectCommand({ ...this.at(key), ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}) });
    const { client } = this;
    return Readable.from(
      (async function* (): AsyncGenerator<Buffer> {
        const { Body } = await client.send(command);
        yield* Body as Readable as AsyncIterable<Buffer>;
      })(),
      { objectMode: false },
    );
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(key))).catch((error: Error) => {
      if (error.name !== 'NoSuchKey') throw error; // some servers refuse to delete what is not there
    });
  }

  async *all(prefix: string): AsyncGenerator<Listed> {
    let token: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ContinuationToken: token }));
      yield* page.Contents ?? [];
      token = page.NextContinuationToken;
    } while (token !== undefined);
  }

  /** The length is signed: more or fewer bytes are refused by the store. */
  urlToPut(key: string, byteSize: number, seconds: number): Promise<string> {
    const command = new PutObjectCommand({ ...this.at(key), ContentLength: byteSize });
    return getSignedUrl(this.client, command, { expiresIn: seconds, signableHeaders: new Set(['content-length']) });
  }

  urlToGet(key: string, { mediaType, disposition }: Served, seconds: number): Promise<string> {
    const command = new GetObjectCommand({ ...this.at(key), ResponseContentType: mediaType, ResponseContentDisposition: disposition });
    return getSignedUrl(this.client, command, { expiresIn: seconds });
  }

  private at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: key };
  }
}
