import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ENTITIES } from '../../src/entities';
import type { FileWords } from '../../src/pixels/xmp';
import { openDatabase } from '../../src/store/database';
import { diskBlobs } from '../../src/store/disk';
import { demoPicture } from '../support/house';
import { liveFile } from '../support/liveFile';
import { enlarged } from './enlarged';
import { interleaved } from './interleaved';
import { answerOf, ended, probed, saidBy, usedBy } from './probed';
import type { Bench, Row, Setting } from './Row';
import { spent } from './spent';

const MAIN = join(__dirname, '../../src/main.js');
const DARKROOM = join(__dirname, '../../src/commands/darkroom.js');
const PIPELINES = join(__dirname, 'sixPipelines.js');
const ONE_DECODE = join(__dirname, 'oneDecode.js');
const BARE = join(__dirname, 'bareFile.js');
const REPEATS = 5;
const REQUESTS = 300;
const FILE_BYTES = 200_000;

export interface FileWish {
  width: number;
  format: 'JPEG' | 'WEBP';
  quality: number;
}

const WISHES: FileWish[] = [400, 800, 1600].flatMap((width) =>
  (['JPEG', 'WEBP'] as const).map((format) => ({ width, format, quality: 82 })),
);
const WORDS: FileWords = {
  creator: null,
  rights: null,
  identifier: 'R-1042',
  altText: [['en', 'A ring']],
  digitalSourceType: 'humanEdits',
};

/** Six files of a master of 24 megapixels, and serving one of 200 kB. */
export const renditions: Bench = async (setting) => [...(await made(setting)), ...(await served(setting))];

async function made({ newFolder, say }: Setting): Promise<Row[]> {
  const [folder, jpeg] = [newFolder(), await enlarged(demoPicture('R-1042_YG_final.png'))];
  const masters = { JPEG: jpeg, TIFF: await sharp(jpeg).tiff({ compression: 'lzw' }).toBuffer() };
  const rows: Row[] = [];
  for (const [type, bytes] of Object.entries(masters)) {
    const file = join(folder, `master.${type}`);
    await writeFile(file, bytes);
    rows.push(...(await madeOf(type, file, say)));
  }
  return rows;
}

async function madeOf(type: string, file: string, say: Setting['say']): Promise<Row[]> {
  say(`renditions: ${REPEATS} × six files of a ${type} of 24 megapixels`);
  const specs = WISHES.map((wish) => ({
    ...wish,
    aspect: null,
    padding: 0,
    background: '#ffffff',
    isPlain: true,
    byteBudget: null,
    words: WORDS,
  }));
  const found = await interleaved(REPEATS, {
    floor: () => spent(PIPELINES, [{ file, wishes: WISHES }]),
    ours: () => spent(DARKROOM, [{ task: 'render', input: { file, specs } }]),
    least: () => spent(ONE_DECODE, [{ file, wishes: WISHES }]),
  });
  const line = {
    what: `six renditions of a ${type} of 24 MP`,
    floorIs: 'six pipelines of sharp, each from the file; no fidelity, no budget, no words',
  };
  return [
    { ...line, what: `${line.what}: CPU`, unit: 's', ours: found.ours.cpu, floor: found.floor.cpu },
    { ...line, what: `the least for them, one decode and the encoders: CPU`, unit: 's', ours: found.least.cpu, floor: found.floor.cpu },
    { ...line, what: `${line.what}: peak memory`, unit: 'MB', ours: found.ours.peak, floor: found.floor.peak },
  ];
}

async function served({ newDatabase, newFolder, say }: Setting): Promise<Row[]> {
  const [url, folder] = [await newDatabase(), newFolder()];
  const bytes = randomBytes(FILE_BYTES);
  const blobs = await diskBlobs(folder);
  const sha256 = await blobs.put(bytes);
  const path = await withLiveFile(url, sha256);
  const loupe = probed(MAIN, [], {
    DATABASE_URL: url,
    LOUPE_DATA: folder,
    LOUPE_DEMO: 'off',
    LOUPE_WORKERS: '0',
    PORT: '0',
    HOST: '127.0.0.1',
  });
  const bare = probed(BARE, [await blobs.file(sha256)]);
  const [[home], { url: floorUrl }] = await Promise.all([saidBy(loupe, /http:\/\/[\d.]+:\d+/), answerOf<{ url: string }>(bare, 'url')]);
  const gets = async (process: typeof loupe, from: string): Promise<Record<'cpu' | 'wall', number>> => {
    const [before, begun] = [await usedBy(process), performance.now()];
    for (let i = 0; i < REQUESTS; i += 1) await get(from);
    const wall = performance.now() - begun;
    return { cpu: (1000 * ((await usedBy(process)).cpuSeconds - before.cpuSeconds)) / REQUESTS, wall: wall / REQUESTS };
  };
  const media = `${home}${path}`;
  say(`renditions: ${REPEATS} × ${REQUESTS} requests for a file of 200 kB`);
  await gets(loupe, media);
  await gets(bare, floorUrl);
  const found = await interleaved(REPEATS, { floor: () => gets(bare, floorUrl), ours: () => gets(loupe, media) });
  await Promise.all([loupe, bare].map(ended));
  const line = { what: 'a live file of 200 kB', unit: 'ms', floorIs: "node:http and the file's bare stream" };
  return [
    { ...line, what: `${line.what}: CPU a request`, ours: found.ours.cpu, floor: found.floor.cpu },
    { ...line, what: `${line.what}: wall a request`, ours: found.ours.wall, floor: found.floor.wall },
  ];
}

async function withLiveFile(url: string, sha256: string): Promise<string> {
  const database = await openDatabase({ url, pool: 2, entities: ENTITIES, onBrokenConnection: () => undefined });
  const { path } = await liveFile(database, 'MEDIA', sha256, FILE_BYTES);
  await database.close();
  return path;
}

async function get(url: string): Promise<void> {
  const answer = await fetch(url);
  const { byteLength } = await answer.arrayBuffer();
  if (answer.status !== 200 || byteLength !== FILE_BYTES) throw new Error(`${url} answered ${answer.status} with ${byteLength} bytes`);
}
