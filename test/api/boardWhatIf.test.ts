import { setTimeout as wait } from 'node:timers/promises';
import { demoPicture, expectDone, exportedShot, type House, newHouse } from '../support/house';
import { loupe } from '../support/loupe';

/** What a board would change, asked before anything is judged by it (law 8). */
const house = loupe();
let keys: House;
let approved: string;

beforeAll(async () => {
  keys = await newHouse(house);
  approved = (await exportedShot(house, keys, 'WHAT-IF')).revisionId;
});

/** The mutation waits until a worker has measured the exemplar. */
async function boardOf(picture: string, subject: string): Promise<string> {
  const uploadId = await house.stage(keys.studio, demoPicture(picture));
  await house.work();
  let isDone = false;
  const acting = expectDone(house.act(keys.studio, 'createBoardVersion', { subject, uploadIds: [uploadId] }, 'board { id }')).finally(
    () => {
      isDone = true;
    },
  );
  while (!isDone) {
    await house.work();
    await wait(50);
  }
  return (await acting).board.id as string;
}

const WHAT_IF = `query ($boardId: ID!, $first: Int! = 20, $after: String) { boardWhatIf(boardId: $boardId) {
  approvedCount wouldFailCount
  revisions(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { revision { id status } worstDeltaE wouldFail } } } }`;

interface WhatIf {
  approvedCount: number;
  wouldFailCount: number;
  revisions: { totalCount: number; nodes: { revision: { id: string; status: string }; worstDeltaE: number; wouldFail: boolean }[] };
}

const whatIf = async (boardId: string): Promise<WhatIf> => (await house.ask(keys.studio, WHAT_IF, { boardId })).data.boardWhatIf as never;

it('lets pass what is its own exemplar', async () => {
  const told = await whatIf(await boardOf('R-1042_YG_final.png', 'YELLOW_GOLD'));
  expect(told).toMatchObject({ approvedCount: 1, wouldFailCount: 0, revisions: { totalCount: 1 } });
  const [{ revision, worstDeltaE, wouldFail }] = told.revisions.nodes;
  expect(revision).toEqual({ id: approved, status: 'APPROVED' });
  expect(worstDeltaE).toBeCloseTo(0, 6);
  expect(wouldFail).toBe(false);
});

it('would fail what is yellow where the board is rose, and changes nothing by saying so', async () => {
  const told = await whatIf(await boardOf('R-1042_RG_final.png', 'YELLOW_GOLD/POLISHED'));
  expect(told).toMatchObject({ approvedCount: 1, wouldFailCount: 1 });
  expect(told.revisions.nodes[0]).toMatchObject({ revision: { id: approved, status: 'APPROVED' }, wouldFail: true });
  expect(told.revisions.nodes[0].worstDeltaE).toBeGreaterThan(4);
});

it('says nothing of pictures of another metal, nor of a board that is none', async () => {
  expect(await whatIf(await boardOf('R-1042_RG_final.png', 'ROSE_GOLD'))).toMatchObject({
    approvedCount: 0,
    wouldFailCount: 0,
    revisions: { nodes: [] },
  });
  expect((await house.ask(keys.studio, WHAT_IF, { boardId: 'none' })).data.boardWhatIf).toBeNull();
});

it('of a stone lets pass what is its own exemplar, and says nothing of pieces that have none', async () => {
  expect(await whatIf(await boardOf('R-1042_YG_final.png', 'DIAMOND'))).toMatchObject({ approvedCount: 1, wouldFailCount: 0 });
  expect(await whatIf(await boardOf('R-1042_YG_final.png', 'DIAMOND/white'))).toMatchObject({ approvedCount: 1, wouldFailCount: 0 });
  expect(await whatIf(await boardOf('E-3310_YG-SAPPHIRE_final.png', 'SAPPHIRE'))).toMatchObject({ approvedCount: 0 });
});

it('tells what surrounded its exemplars, and how far their pixels spread', async () => {
  const boardId = await boardOf('R-1042_YG_final.png', 'YELLOW_GOLD');
  const QUERY = 'query ($id: ID!) { node(id: $id) { ... on ReferenceBoard { shadowDensity whiteBalance { l a b } zones { spread } } } }';
  const board = (await house.ask(keys.studio, QUERY, { id: boardId })).data.node as never as {
    shadowDensity: number;
    whiteBalance: { l: number };
    zones: { spread: number }[];
  };
  expect(board.shadowDensity).toBeGreaterThan(0);
  expect(board.whiteBalance.l).toBeCloseTo(100, 0);
  for (const { spread } of board.zones) expect(spread).toBeGreaterThan(0);
});

it('is not made of what is no metal and no stone, nor of a picture that shows none of it', async () => {
  const uploadId = await house.stage(keys.studio, demoPicture('R-1187_YG_final.png'));
  await house.work();
  for (const subject of ['GOLD', 'RUBY/', 'YELLOW_GOLD/SHINY', 'RUBY/red/dark', '']) {
    const answer = await house.act(keys.studio, 'createBoardVersion', { subject, uploadIds: [uploadId] }, 'board { id }');
    expect(answer.userErrors).toMatchObject([{ code: 'INVALID', field: ['subject'] }]);
  }
});
