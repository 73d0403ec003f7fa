import type { RequestHandler } from 'express';
import type { Services } from '../context';
import { Failure } from '../failures';
import { rejectsAt } from '../imports/rejects';
import { sendStream } from './sendStream';

/** `GET /imports/{id}/rejected?expires&signature`: the rows or events that an import left out, as they stood in its file, to be mended and imported. */
export function rejects(services: Services): RequestHandler {
  return async (request, response) => {
    const { expires, signature } = request.query;
    const found = await rejectsAt(services, String(request.params.id), Number(expires), signature);
    if (!found) throw new Failure('NOT_FOUND', 'There are no such lines, or their link has expired.');
    response.set({
      'Content-Type': `${found.kind === 'EVENTS' ? 'application/x-ndjson' : 'text/csv'}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${found.filename.replace(/[^\w.-]/g, '-')}.rejected"`,
      'Cache-Control': 'private, no-store',
    });
    await sendStream(found.bytes, response);
  };
}
