import type { DatabaseCluster } from './databaseCluster';
import { livingPostmaster } from './livingPostmaster';
import { raisePostmaster } from './raisePostmaster';

const LOOK_EVERY_MS = 1000;

/**
 * Looks after a raised PostgreSQL: one that somebody killed under us is raised again on its port, so that every pool finds it by itself.
 * Answers what ends the looking.
 */
export function keepRaised(cluster: DatabaseCluster, port: number, log: (line: string) => void): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look(cluster, port, log).finally(() => (looking = null));
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

async function look(cluster: DatabaseCluster, port: number, log: (line: string) => void): Promise<void> {
  try {
    if (await livingPostmaster(cluster.data)) return;
    const { pid } = await raisePostmaster(cluster, () => Promise.resolve(port));
    log(`PostgreSQL had ended; it runs again on 127.0.0.1:${port} (process ${pid}).`);
  } catch (error) {
    log(`PostgreSQL has ended and could not be started again: ${(error as Error).message}`);
  }
}
