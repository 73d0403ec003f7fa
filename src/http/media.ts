import type { Request, RequestHandler, Response } from 'express';
import type { Services } from '../context';
import { Failure } from '../failures';
import { type Media, mediaAccess, type MediaAsked } from '../renditions/mediaAccess';
import type { Served } from '../store/blobs';
import { sendStream } from './sendStream';

const SHA256 = /^[0-9a-f]{64}$/;
/** How long a browser may keep what was signed for it. */
const SIGNED_MAX_AGE_SECONDS = 300;

/** `/media/{sha256}/{filename}`: content-addressed bytes with ETag and Range; what is not live only by a signed URL. */
export function media(services: Services): RequestHandler {
  return async (request, response) => {
    const sha256 = String(request.params.sha256);
    const filename = String(request.params.filename);
    if (!SHA256.test(sha256) || filename.includes('\0'))
      throw new Failure('NOT_FOUND', 'There is no such picture, or its link has expired.');
    const { expires, signature } = request.query;
    await serveMedia(services, request, response, { sha256, filename, expires: Number(expires), signature });
  };
}

/** @throws Failure as mediaAccess, before anything is sent */
export async function serveMedia(services: Services, request: Request, response: Response, asked: MediaAsked): Promise<void> {
  const { sha256, filename } = asked;
  const found = await mediaAccess(services, asked);
  describe(response, sha256, filename, found, services.house.mediaMaxAgeSeconds);
  if (isKnown(request.get('If-None-Match'), sha256)) {
    response.status(304).end();
    return;
  }
  const elsewhere = found.isOriginal ? await services.blobs.downloadUrl(sha256, servedAs(response), SIGNED_MAX_AGE_SECONDS) : null;
  if (elsewhere !== null) response.set('Cache-Control', 'private, no-store').redirect(302, elsewhere);
  else await sendRange(request, response, services, sha256, found.byteSize);
}

/** RFC 9110, 13.1.2. Not express' own "fresh", which takes a browser's no-cache as a wish for the bytes: what is named by its content cannot be stale. */
function isKnown(tags: string | undefined, sha256: string): boolean {
  return (tags ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${sha256}"`);
}

function describe(response: Response, sha256: string, filename: string, found: Media, maxAgeSeconds: number): void {
  response.set({
    'Content-Type': found.mediaType,
    ETag: `"${sha256}"`,
    'Accept-Ranges': 'bytes',
    'Cache-Control': found.isLive ? `public, max-age=${maxAgeSeconds}` : `private, max-age=${SIGNED_MAX_AGE_SECONDS}`,
    'Content-Disposition': `${found.isOriginal ? 'attachment' : 'inline'}; filename="${filename.replace(/[^\w.-]/g, '-')}"`,
    'Cross-Origin-Resource-Policy': 'cross-origin', // shops show these pictures on their own pages
  });
}

function servedAs(response: Response): Served {
  return {
    mediaType: response.get('Content-Type') ?? 'application/octet-stream',
    disposition: response.get('Content-Disposition') ?? 'attachment',
  };
}

async function sendRange(request: Request, response: Response, services: Services, sha256: string, byteSize: number): Promise<void> {
  const range = wantedRange(request, sha256, byteSize);
  if (range === 'UNSATISFIABLE') {
    response.status(416).set('Content-Range', `bytes */${byteSize}`).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: byteSize - 1 };
  if (range) response.status(206).set('Content-Range', `bytes ${start}-${end}/${byteSize}`);
  response.set('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD') response.end();
  else await sendStream(services.blobs.read(sha256, { start, end }), response);
}

/** One range is answered; several at once, or a range of other bytes than these, are answered with the whole. */
function wantedRange(request: Request, sha256: string, byteSize: number): { start: number; end: number } | 'UNSATISFIABLE' | null {
  const ifRange = request.get('If-Range');
  if (ifRange !== undefined && ifRange !== `"${sha256}"`) return null;
  const suffix = Number(/^bytes=-(\d+)$/.exec(request.get('Range') ?? '')?.[1]);
  if (suffix >= byteSize) return { start: 0, end: byteSize - 1 }; // RFC 9110, 14.1.2: the last bytes, which are all
  const ranges = request.range(byteSize, { combine: true });
  if (ranges === -1) return 'UNSATISFIABLE';
  return Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : null;
}
