import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { ApolloServer } from '@apollo/server';
import pino from 'pino';
import request from 'supertest';
import { createKey, type KeyPurpose } from '../../src/access/keys';
import { type Context, databaseClock, type Services } from '../../src/context';
import { apolloServer } from '../../src/graphql/apollo';
import { buildSchema } from '../../src/graphql/schema';
import { newApp } from '../../src/http/app';
import type { Blobs } from '../../src/store/blobs';
import { type Changes, HeardChanges } from '../../src/store/changes';
import { diskBlobs } from '../../src/store/disk';
import { openQueue } from '../../src/store/queue';
import { DARKROOM_LIMITS, openDarkroom } from '../../src/workers/darkroom';
import { newWorker } from '../../src/workers/worker';
import type { Workshop } from '../../src/workers/Workshop';
import { type FreshDatabase, freshDatabase } from './database';
import { removeFolder, temporaryFolder } from './temporaryFolder';

/** An answer of the API, as loosely typed as it comes over the wire. */
export type Answer = {
  data?: any;
  errors?: { message: string; path?: unknown[]; extensions: { code: string; requestId?: string } }[];
  extensions?: any;
};

/** A whole Loupe, over HTTP, for one test file: its database, blobs, queue and darkroom are real and its own. */
export interface Loupe extends Pick<FreshDatabase, 'database'> {
  readonly url: string;
  readonly databaseUrl: string;
  readonly workshop: Workshop;
  /** A new key. */
  key(purpose: Partial<KeyPurpose> & Pick<KeyPurpose, 'role'>): Promise<string>;
  ask(key: string, document: string, variables?: object): Promise<Answer>;
  /** `mutation name(input)`, with a client key of its own unless one is given; answers what stands under the mutation's name. */
  act(key: string, mutation: string, input: object, selection: string): Promise<Answer['data']>;
  /** Stages bytes and puts them; answers the upload id. */
  stage(key: string, bytes: Buffer, filename?: string): Promise<string>;
  /** Does all work that is due, and answers how many pieces there were. */
  work(): Promise<number>;
  /** The same work done by hands in the background until the file ends, as a worker does. */
  startWorking(): void;
}

/** Call it at the top of a file, as `freshDatabase`; everything is there from the first `beforeAll` below the call on. */
export function loupe(openBlobs: (folder: string) => Promise<Blobs> = diskBlobs): Loupe {
  const fresh = freshDatabase({ pool: 8 });
  const folder = temporaryFolder();
  let server: Server;
  let apollo: ApolloServer<Context>;
  let workshop: Workshop;
  let changes: Changes;
  let url = '';

  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    changes = new HeardChanges(fresh.url, () => undefined);
    const services = await openTestServices(fresh, await openBlobs(folder), url, changes);
    workshop = { ...services, darkroom: openDarkroom({ children: 2, ...DARKROOM_LIMITS }) };
    apollo = apolloServer({ schema: buildSchema(), introspection: true, log: services.log });
    await apollo.start();
    server.on(
      'request',
      newApp({ services, apollo, requestsPerSecond: 10_000, answersMegabytes: 16, withExplorer: true, isDraining: () => false }),
    );
  });
  afterAll(async () => {
    await apollo.stop();
    await changes.close();
    await workshop.queue.stop(5000);
    workshop.darkroom.close();
    server.close();
    server.closeAllConnections();
    removeFolder(folder);
  });

  const ask: Loupe['ask'] = async (key, query, variables = {}) => {
    const { body } = await request(url).post('/graphql').set('authorization', `Bearer ${key}`).send({ query, variables });
    return body as Answer;
  };
  return {
    get url() {
      return url;
    },
    get database() {
      return fresh.database;
    },
    get databaseUrl() {
      return fresh.url;
    },
    get workshop() {
      return workshop;
    },
    async key(purpose) {
      const { key } = await fresh.database.transaction((tx) =>
        createKey(tx, { personName: `${purpose.role} ${randomUUID()}`, ...purpose }),
      );
      return key;
    },
    ask,
    async act(key, mutation, input, selection) {
      const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`;
      const answer = await ask(key, document, { input: { clientKey: randomUUID(), ...input } });
      if (!answer.data) throw new Error(`${mutation}: ${JSON.stringify(answer.errors)}`);
      return answer.data[mutation];
    },
    async stage(key, bytes, filename = 'picture.png') {
      const file = { filename, mimeType: 'image/png', byteSize: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
      const document = 'mutation ($input: StagedUploadsCreateInput!) { stagedUploadsCreate(input: $input) { targets { uploadId url } } }';
      const { data } = await ask(key, document, { input: { clientKey: randomUUID(), files: [file] } });
      const [target] = data.stagedUploadsCreate.targets as [{ uploadId: string; url: string }];
      const answer = await fetch(target.url, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      });
      if (!answer.ok) throw new Error(`PUT answered ${answer.status}: ${await answer.text()}`);
      return target.uploadId;
    },
    work: () => workshop.queue.drain(newWorker(workshop)),
    startWorking: () => workshop.queue.work(newWorker(workshop), 2),
  };
}

async function openTestServices(fresh: FreshDatabase, blobs: Blobs, publicUrl: string, changes: Changes): Promise<Services> {
  const [{ secret }] = await fresh.database.rows<{ secret: string }>('SELECT secret FROM installation');
  return {
    database: fresh.database,
    analyst: fresh.database,
    changes,
    blobs,
    queue: await openQueue(fresh.url, () => undefined),
    house: { secret, publicUrl, timeZone: 'Europe/Paris', maxUploadBytes: 50e6, vendorDayBytes: 1e9, mediaMaxAgeSeconds: 86_400 },
    log: pino({ level: process.env.LOUPE_TEST_LOG ?? 'silent' }),
    clock: databaseClock,
  };
}
