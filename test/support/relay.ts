import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server that can be cut and mended. */
export interface Relay {
  /** The server's URL, by way of the relay. */
  url: string;
  /** Cuts every connection; new ones are refused until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function relayTo(url: string): Promise<Relay> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const listen = async (at: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = connect({ host: hostname, port: Number(port || 5432) });
      for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
      near.pipe(far).pipe(near);
    });
    await once(server.listen(at, '127.0.0.1'), 'listening');
    return server;
  };
  let server = await listen(0);
  const own = (server.address() as AddressInfo).port;
  const relayed = new URL(url);
  relayed.host = `127.0.0.1:${own}`;
  return {
    url: relayed.href,
    cut: async () => {
      const closed = once(server.close(), 'close');
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => {
      server = await listen(own);
    },
  };
}
