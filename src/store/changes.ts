import { Client } from 'pg';

/** Hears of commits that change what storefronts are shown (migration 0018). */
export interface Changes {
  /** Whether everything that was committed half a second ago or longer has been heard. */
  isHearing: () => boolean;
  /** Called on each change, and when changes may have been missed. */
  onChange: (act: () => void) => void;
  close: () => Promise<void>;
}

const ASK_EVERY_MS = 150;
/** Law 9 gives a second. The answer to a question comes after everything that was told before it (PostgreSQL, NOTIFY). */
const HEARD_WITHIN_MS = 500;

/** Listens on a connection of its own, and comes back by itself when that breaks. A proxy in between must keep sessions. */
export function hearChanges(url: string, onLost: (error: Error) => void): Changes {
  const acts: (() => void)[] = [];
  let heardAt = -Infinity;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  return {
    isHearing: () => performance.now() - heardAt < HEARD_WITHIN_MS,
    onChange: (act) => {
      if (acts.push(act) === 1) void listen(); // a process where nobody asks needs no connection for it
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };

  async function listen(): Promise<void> {
    const opened = new Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
    client = opened;
    opened.on('notification', tell).on('error', () => undefined); // a broken connection is told by the question that fails
    try {
      await opened.connect();
      await opened.query('LISTEN loupe_shown');
      tell(); // of what was missed meanwhile
      await askOn(opened);
    } catch (error) {
      heardAt = -Infinity;
      await opened.end().catch(() => undefined);
      if (isClosed) return;
      onLost(error as Error);
      later(() => void listen());
    }
  }

  /** Asks for ever, until a question fails. */
  async function askOn(opened: Client): Promise<void> {
    for (;;) {
      const askedAt = performance.now();
      await opened.query('');
      heardAt = askedAt;
      await new Promise<void>((resolve) => later(resolve));
      if (isClosed) return;
    }
  }

  function later(act: () => void): void {
    timer = setTimeout(act, ASK_EVERY_MS).unref();
  }

  function tell(): void {
    for (const act of acts) act();
  }
}
