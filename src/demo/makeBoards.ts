import { createBoardVersion, CreateBoardVersionInput } from '../boards/createBoardVersion';
import { keptInspection } from '../boards/inspections';
import { takeUpload } from '../catalogue/takeUpload';
import type { Metal } from '../catalogue/words';
import { perform } from '../context';
import { inspectOriginal } from '../workers/inspectOriginal';
import { ask } from './ask';
import { contextAt, type Demo } from './Demo';
import { SKUS } from './house/catalogue';
import { BOARD_METALS } from './house/standards';
import { settle } from './settle';
import { upload } from './upload';

/** A board for each metal, measured from every picture of it that the house approves of. */
export async function makeBoards(demo: Demo, at: Date): Promise<void> {
  const exemplars = new Map<Metal, string[]>();
  for (const metal of BOARD_METALS) exemplars.set(metal, await sendExemplars(demo, metal));
  await settle(demo);
  for (const [metal, uploadIds] of exemplars) {
    demo.progress.doing(`measuring the board of ${metal}`);
    await measureExemplars(demo, metal, uploadIds);
    const values = { subject: metal, lighting: null, uploadIds, tolerances: [] };
    const request = { operation: 'createBoardVersion', about: metal, shape: CreateBoardVersionInput, values };
    await ask(contextAt(demo, demo.cast.studio, at), request, createBoardVersion);
  }
}

async function sendExemplars(demo: Demo, metal: Metal): Promise<string[]> {
  const files = SKUS.flatMap(({ code, colourways }) =>
    colourways.filter((each) => each.metal === metal).map((each) => `${code}_${each.code}_final.png`),
  );
  const uploadIds: string[] = [];
  for (const file of files) uploadIds.push(await upload(demo, demo.cast.studio, file));
  return uploadIds;
}

/** What the GraphQL mutation has a worker do before the act, done here at once: nobody else works yet. */
async function measureExemplars({ workshop, cast }: Demo, metal: Metal, uploadIds: readonly string[]): Promise<void> {
  await Promise.all(
    uploadIds.map(async (id, i) => {
      const { sha256 } = await perform(workshop, cast.studio, (act) => takeUpload(act, id, ['uploadIds', String(i)]));
      const what = { sha256, metal, hasStones: null };
      if (!(await keptInspection(workshop.database, what))) await inspectOriginal(workshop, what);
    }),
  );
}
