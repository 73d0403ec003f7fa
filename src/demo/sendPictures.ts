import type { Viewer } from '../access/viewer';
import type { Demo } from './Demo';
import { BOARDS } from './house/standards';
import { settle } from './settle';
import { FINISHED } from './story/finished';
import { IN_HAND } from './story/inHand';
import { upload } from './upload';

/** Sends in all pictures of the story before it is told, each by whom it comes from: they are checked all at once then. */
export async function sendPictures(demo: Demo): Promise<void> {
  for (const { handOver, shots } of [...FINISHED, ...IN_HAND]) {
    for (const { sku, colourway, refused, rounds = [] } of shots) {
      await send(
        demo,
        demo.cast.studio,
        ...[colourway, ...(refused ? [refused.showing] : [])].map((showing) => `${sku}_${showing}_source.jpg`),
      );
      if (handOver)
        await send(demo, demo.cast.vendors[handOver.vendor], ...rounds.map(({ picture }) => `${sku}_${colourway}_${picture}.png`));
    }
  }
  for (const { exemplars } of BOARDS) await send(demo, demo.cast.studio, ...exemplars);
  await settle(demo);
}

async function send(demo: Demo, viewer: Viewer, ...files: string[]): Promise<void> {
  for (const file of files) {
    demo.progress.doing(`sending ${file} in`);
    await upload(demo, viewer, file);
  }
}
