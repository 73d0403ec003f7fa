import type { RequestHandler } from 'express';
import type { Services } from '../context';
import { Failure } from '../failures';
import { preferred, variantsOf } from '../renditions/variants';
import { serveMedia } from './media';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** `/variants/{id}`: a live picture in the best format that the asker names in `Accept`. */
export function variants(services: Services): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id);
    const found = UUID.test(id) ? preferred(await variantsOf(services, id), request.get('Accept')) : null;
    if (!found) throw new Failure('NOT_FOUND', 'There is no such picture, or its link has expired.');
    response.vary('Accept');
    await serveMedia(services, request, response, { ...found, expires: 0, signature: undefined });
  };
}
