import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';

/** A running OpenStack Swift with its S3 door: a real server of Debian's packages (swift-proxy, -account, -container, -object). */
export interface Swift {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  stop: () => Promise<void>;
}

export const hasSwift = existsSync('/usr/bin/swift-proxy-server');

const READY_MS = 60_000;
const SERVERS = ['object', 'container', 'account'] as const;

/** Starts one in the folder, on free ports, with one user. */
export async function startSwift(folder: string): Promise<Swift> {
  const etc = join(folder, 'etc');
  mkdirSync(etc, { recursive: true });
  mkdirSync(join(folder, 'dev', 'd1'), { recursive: true });
  const [port, ...ports] = await freePorts(SERVERS.length + 1);
  const common = `[DEFAULT]\nbind_ip = 127.0.0.1\nworkers = 0\nswift_dir = ${etc}\nuser = ${userInfo().username}\nlog_address = /dev/null\n`;
  writeFileSync(join(etc, 'swift.conf'), CLUSTER);
  for (const [i, server] of SERVERS.entries()) {
    const app = `[pipeline:main]\npipeline = ${server}-server\n[app:${server}-server]\nuse = egg:swift#${server}\n`;
    const own = `${common}bind_port = ${ports[i]}\ndevices = ${join(folder, 'dev')}\nmount_check = false\n${app}`;
    writeFileSync(join(etc, `${server}-server.conf`), own);
    const ring = (...words: string[]): Buffer => execFileSync('/usr/bin/swift-ring-builder', [`${server}.builder`, ...words], { cwd: etc });
    ring('create', '4', '1', '1');
    ring('add', `r1z1-127.0.0.1:${ports[i]}/d1`, '1');
    ring('rebalance');
  }
  writeFileSync(join(etc, 'proxy-server.conf'), `${common}bind_port = ${port}\n${PROXY}`);
  const started = [...SERVERS, 'proxy'].map((server) =>
    spawn(`swift-${server}-server`, [join(etc, `${server}-server.conf`)], { stdio: 'ignore' }),
  );
  const endpoint = `http://127.0.0.1:${port}`;
  await Promise.all([port, ...ports].map((each) => answering(`http://127.0.0.1:${each}`))); // the proxy answers before those behind it
  return { endpoint, accessKeyId: 'test:tester', secretAccessKey: 'testing', stop: () => stopped(started) };
}

export async function newBucket({ endpoint, accessKeyId, secretAccessKey }: Swift, name: string): Promise<void> {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
  await client.send(new CreateBucketCommand({ Bucket: name }));
  client.destroy();
}

const CLUSTER = `[swift-hash]
swift_hash_path_prefix = test
swift_hash_path_suffix = test
[storage-policy:0]
name = gold
default = yes
`;

// The cache filter is required by the pipeline, but nothing needs to listen at its address.
const PROXY = `[pipeline:main]
pipeline = catch_errors cache s3api tempauth bulk slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
allow_no_owner = false
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
`;

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((done) => {
          const server = createServer().listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

async function answering(endpoint: string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    const answer = await fetch(endpoint).catch(() => null);
    if (answer) return;
    await wait(200);
  }
  throw new Error(`Swift does not answer at ${endpoint}`);
}

async function stopped(processes: ChildProcess[]): Promise<void> {
  await Promise.all(
    processes.map(
      (each) =>
        new Promise((done) => {
          if (each.exitCode !== null) return done(null);
          each.once('exit', done);
          each.kill('SIGTERM');
        }),
    ),
  );
}
