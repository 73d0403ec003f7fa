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
export class HeardChanges implements Changes {
  private readonly acts: (() => void)[] = [];
  private heardAt = -Infinity;
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly onLost: (error: Error) => void,
  ) {}

  readonly isHearing = (): boolean => performance.now() - this.heardAt < HEARD_WITHIN_MS;

  readonly onChange = (act: () => void): void => {
    if (this.acts.push(act) === 1) void this.listen(); // a process where nobody asks needs no connection for it
  };

  readonly close = async (): Promise<void> => {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  };

  private async listen(): Promise<void> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5000, keepAlive: true });
    this.client = client;
    client.on('notification', () => this.tell()).on('error', () => undefined); // a broken connection is told by the question that fails
    try {
      await client.connect();
      await client.query('LISTEN loupe_shown');
      this.tell(); // of what was missed meanwhile
      await this.ask(client);
    } catch (error) {
      this.heardAt = -Infinity;
      await client.end().catch(() => undefined);
      if (this.isClosed) return;
      this.onLost(error as Error);
      this.later(() => void this.listen());
    }
  }

  /** Asks for ever, until a question fails. */
  private async ask(client: Client): Promise<void> {
    while (!this.isClosed) {
      const askedAt = performance.now();
      await client.query('');
      this.heardAt = askedAt;
      await new Promise<void>((resolve) => this.later(resolve));
    }
  }

  private later(act: () => void): void {
    this.timer = setTimeout(act, ASK_EVERY_MS).unref();
  }

  private tell(): void {
    for (const act of this.acts) act();
  }
}
