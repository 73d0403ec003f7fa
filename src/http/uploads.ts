import type { RequestHandler } from 'express';
import { receiveUpload } from '../catalogue/receiveUpload';
import type { Services } from '../context';
import { Failure } from '../failures';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** `PUT /uploads/{id}?expires&signature`: the bytes of a staged upload, streamed. */
export function uploads(services: Services): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id);
    if (!UUID.test(id)) throw new Failure('NOT_FOUND', 'There is no such upload.');
    const announced = request.get('Content-Length');
    await receiveUpload(services, {
      id,
      expires: Number(request.query.expires),
      signature: request.query.signature,
      announcedBytes: announced === undefined ? undefined : Number(announced),
      bytes: request,
    });
    response.status(201).json({ received: true });
  };
}
