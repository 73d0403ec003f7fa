import 'reflect-metadata';
import { SingleBar } from 'cli-progress';
import { Argument, Command } from 'commander';
import { newLog } from '../log';
import { openBlobs } from '../openBlobs';
import { openServices } from '../openServices';
import { CallError, type Ending, program } from '../program';
import { readSettings, type Settings } from '../settings';
import type { Blobs } from '../store/blobs';
import { moveBlobs, SpoiledBlob } from '../store/moveBlobs';

new Command('npm run store --')
  .description('Where the bytes of pictures lie.')
  .addCommand(
    new Command('move')
      .description('Copies all blobs from LOUPE_DATA to the bucket of S3_BUCKET, or back; what is there already is only checked.')
      .addArgument(new Argument('<to>', 'where to').choices(['s3', 'disk']))
      .action((to: 's3' | 'disk') => program((ending) => move(ending, to))),
  )
  .parse();

async function move(ending: Ending, to: 's3' | 'disk'): Promise<void> {
  const settings = readSettings();
  if (settings.S3_BUCKET === undefined) throw new CallError('S3_BUCKET: found nothing, expected the bucket to move to or from.');
  await expectQuiet(ending, settings);
  const disk = await openBlobs({ ...settings, S3_BUCKET: undefined });
  const bucket = await openBlobs(settings);
  const [source, target] = to === 's3' ? [disk, bucket] : [bucket, disk];
  const { copied, checked } = await moveAll(ending, source, target);
  console.log(`${copied + checked} blobs stand there, each read back and hashed: ${copied} copied, ${checked} were there already.`);
  console.log(to === 's3' ? 'Start Loupe with the same S3_BUCKET.' : 'Start Loupe without S3_BUCKET.');
}

/** An upload that is waiting for its check lies under a staging key, which is not moved: it must be done first. */
async function expectQuiet(ending: Ending, settings: Settings): Promise<void> {
  const { services, close } = await openServices({ settings, log: newLog(settings), publicUrl: '', join: true });
  ending.push(close);
  const [{ waiting }] = await services.database.rows<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM upload WHERE status = 'RECEIVED'`,
  );
  if (waiting > 0)
    throw new CallError(`Found ${waiting} uploads still being checked, expected none: let the worker finish, then try again.`);
}

async function moveAll(ending: Ending, source: Blobs, target: Blobs): Promise<{ copied: number; checked: number }> {
  let isStopped = false;
  void ending.asked.then(() => (isStopped = true));
  const bar = new SingleBar({ format: 'Moving  [{bar}] {percentage}%', stream: process.stderr, barsize: 30, gracefulExit: false });
  let bytes = 0;
  for await (const { byteSize } of source.all()) bytes += byteSize;
  bar.start(bytes, 0);
  const done = { copied: 0, checked: 0 };
  try {
    for await (const { blob, wasThere } of moveBlobs(source, target)) {
      done[wasThere ? 'checked' : 'copied'] += 1;
      bar.increment(blob.byteSize);
      if (isStopped) throw new CallError('Broken off; the same command goes on from here.');
    }
  } catch (error) {
    throw error instanceof SpoiledBlob ? new CallError(`${error.message} Take it away there; the same command then copies it.`) : error;
  } finally {
    bar.stop();
  }
  return done;
}
