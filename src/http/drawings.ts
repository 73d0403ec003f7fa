import type { RequestHandler } from 'express';
import type { Services } from '../context';
import { Failure } from '../failures';
import { drawingAt } from '../retouching/drawings/drawingUrl';
import { settledDrawing } from '../retouching/drawings/drawings';
import { sendStream } from './sendStream';

/** `/drawings/{name}/{ids}.png`: heat maps, before and after, crops and contact sheets, only by a signed URL; drawn when asked for, and kept. */
export function drawings(services: Services): RequestHandler {
  return async (request, response) => {
    const { expires, signature } = request.query;
    const drawing = drawingAt(services.house, [request.params.path].flat().join('/'), Number(expires), signature);
    if (!drawing) throw new Failure('NOT_FOUND', 'There is no such picture, or its link has expired.');
    const drawn = await settledDrawing(services, drawing);
    if (!drawn) throw new Failure('NOT_READY', 'The picture is still being measured or drawn; ask again soon.');
    response.set({
      'Content-Type': 'image/png',
      'Cache-Control': 'private, no-cache', // what it shows may change: kept with its ETag, and asked for again
      ETag: `"${drawn.sha256}"`,
      'Cross-Origin-Resource-Policy': 'cross-origin', // portals of vendors show it on their own pages
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    response.set('Content-Length', String(drawn.byteSize));
    if (request.method === 'HEAD') response.end();
    else await sendStream(services.blobs.read(drawn.sha256), response);
  };
}
