import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SettingsError } from '../settings';

/** The port we listen on. It is taken before anything else is done, so that a taken one is told at once; until opened it answers "not ready". */
export interface Door {
  /** http://host:port */
  url: string;
  open(listener: RequestListener): void;
  readonly isDraining: () => boolean;
  /** Takes nothing new, and lets open requests end for a bounded time. */
  drain(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** @throws SettingsError when the port cannot be had */
export async function openDoor(host: string, port: number): Promise<Door> {
  let answer: RequestListener = notYet;
  let draining = false;
  const server = createServer((request, response) => answer(request, response));
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new SettingsError(cannotListen(error, host, port));
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
    open: (listener) => (answer = listener),
    isDraining: () => draining,
    async drain() {
      draining = true;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

const notYet: RequestListener = (request, response) => {
  response.statusCode = request.url === '/healthz' ? 200 : 503;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Retry-After', '5');
  response.end(
    JSON.stringify(
      request.url === '/healthz' ? { status: 'ok' } : { errors: [{ message: 'Loupe is starting.', extensions: { code: 'NOT_READY' } }] },
    ),
  );
};

function cannotListen({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT: ${port} on ${host} is taken by another program, perhaps another Loupe. Set PORT to another, or to 0 for any that is free.`;
  if (code === 'EACCES') return `PORT: ${port} may not be used by this account. Set PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST: found "${host}", expected a name or address of this machine.`;
  return `HOST and PORT: ${host}:${port} cannot be listened on (${message}).`;
}
