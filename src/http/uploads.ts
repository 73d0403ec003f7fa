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
    const received = { id, expires: Number(request.query.expires), signature: request.query.signature };
    const announcedBytes = announced === undefined ? undefined : Number(announced);
    try {
      await receiveUpload(services, { ...received, announcedBytes, bytes: request });
      response.status(201).json({ received: true });
    } catch (error) {
      if (request.readableAborted) return; // the sender went away: nobody is left to be answered, and nothing of ours went wrong
      throw error;
    }
  };
}
