import { createBoardVersion, CreateBoardVersionInput } from '../boards/createBoardVersion';
import { exemplarHints, readSubject } from '../boards/subject';
import { takeUpload } from '../catalogue/takeUpload';
import { perform } from '../context';
import { inspectOriginal } from '../workers/inspectOriginal';
import { ask } from './ask';
import { contextAt, type Demo } from './Demo';
import { BOARDS, type DemoBoard } from './house/standards';
import { upload } from './upload';

/** Boards of the house, measured from pictures that it approves of. Those have been sent in and checked before. */
export async function makeBoards(demo: Demo, at: Date): Promise<void> {
  await Promise.all(BOARDS.map((board) => measureExemplars(demo, board)));
  for (const { subject, lighting, exemplars } of BOARDS) {
    const values = { subject, lighting, uploadIds: await uploadsOf(demo, exemplars), tolerances: [] };
    const request = {
      operation: 'createBoardVersion',
      about: `${subject} ${lighting ?? 'any lighting'}`,
      shape: CreateBoardVersionInput,
      values,
    };
    await ask(contextAt(demo, demo.cast.studio, at), request, createBoardVersion);
  }
}

/** What the GraphQL mutation has a worker do before the act, done here at once: nobody else works yet. */
async function measureExemplars(demo: Demo, { subject, exemplars }: DemoBoard): Promise<void> {
  const { workshop, cast, progress } = demo;
  for (const [i, id] of (await uploadsOf(demo, exemplars)).entries()) {
    const { sha256 } = await perform(workshop, cast.studio, (act) => takeUpload(act, id, ['uploadIds', String(i)]));
    progress.doing(`measuring ${exemplars[i]} for the board of ${subject}`);
    await inspectOriginal(workshop, { sha256, ...exemplarHints(readSubject(subject, 'subject')) });
  }
}

async function uploadsOf(demo: Demo, files: readonly string[]): Promise<string[]> {
  const uploadIds: string[] = [];
  for (const file of files) uploadIds.push(await upload(demo, demo.cast.studio, file));
  return uploadIds;
}
