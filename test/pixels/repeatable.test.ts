import { join } from 'node:path';
import type { Order } from '../../src/pixels/drawn/order';
import { DEMO_PICTURES, inDarkroom } from '../support/inDarkroom';
import { hintsOf } from '../support/judging';

/** The same bytes give the same numbers to the bit, and the same drawings to the byte: in two processes, each of which has looked at other pictures before. */
const [one, other] = [inDarkroom(1), inDarkroom(1)];
type House = ReturnType<typeof inDarkroom>;
const picture = (name: string): string => join(DEMO_PICTURES, name);

const inspected =
  (name: string, piece?: string) =>
  ({ darkroom }: House): Promise<unknown> =>
    darkroom.run('inspect', { file: picture(name), hints: piece === undefined ? {} : hintsOf(piece) });
const drawn =
  (order: Order) =>
  async ({ darkroom }: House): Promise<unknown> =>
    Buffer.from(await darkroom.run('draw', order)).toString('base64');

const file = picture('R-1042_WG_round1_dark-halo.png');
const told = { title: 'R-1042/WG', subtitle: 'round 1' };
const findings = [
  { severity: 'REJECT', name: 'Edge halo', message: 'A dark line.', box: { x: 150, y: 480, width: 60, height: 90 } },
] as const;

const TASKS: [string, (house: House) => Promise<unknown>][] = [
  ['a final of gold with a stone', inspected('R-1042_YG_final.png', 'R-1042_YG')],
  ['a capture, as JPEG, with dust and uneven light', inspected('R-1042_YG_source.jpg', 'R-1042_YG')],
  ['grey metal whose outline is not closed', inspected('R-1187_SILVER_final.png', 'R-1187_SILVER')],
  ['a piece of which the catalogue tells nothing', inspected('N-2201_RG-RUBY_round1_jagged.png')],
  [
    'a round against its source',
    ({ darkroom }) =>
      darkroom.run('compare', { file: picture('E-3404_YG_round1_orange-cast.png'), sourceFile: picture('E-3404_YG_source.jpg') }),
  ],
  [
    'a round measured and held against its source at once',
    ({ darkroom }) =>
      darkroom.run('inspectAgainst', {
        file: picture('E-3404_YG_round1_orange-cast.png'),
        sourceFile: picture('E-3404_YG_source.jpg'),
        hints: { metal: 'YELLOW_GOLD', hasStones: true },
      }),
  ],
  ['a heat map', drawn({ kind: 'HEAT_MAP', ...told, file, findings })],
  ['crops of findings', drawn({ kind: 'CROPS', ...told, file, findings })],
  ['before and after', drawn({ kind: 'BEFORE_AFTER', ...told, before: { file, caption: 'before' }, after: { file, caption: 'after' } })],
  ['a contact sheet', drawn({ kind: 'CONTACT_SHEET', ...told, cells: [{ file, title: 'YG', lines: [], severity: null }] })],
];

let answers: unknown[];

beforeAll(async () => {
  const [forth, back] = [TASKS.map(([, done]) => done(one)), TASKS.toReversed().map(([, done]) => done(other))];
  answers = await Promise.all([...forth, ...back]);
});

it('a round says the same whether it is measured and held against its source at once or one after the other', async () => {
  const [file, sourceFile] = [picture('E-3404_YG_round1_orange-cast.png'), picture('E-3404_YG_source.jpg')];
  const hints = { metal: 'YELLOW_GOLD', hasStones: true } as const;
  const { darkroom } = one;
  expect(await darkroom.run('inspectAgainst', { file, sourceFile, hints })).toEqual({
    inspection: await darkroom.run('inspect', { file, hints }),
    comparison: await darkroom.run('compare', { file, sourceFile }),
  });
});

// By toEqual, which also tells 0 from −0.
it.each(TASKS.map(([name], i) => [name, i] as const))('%s', (_, i) => {
  expect(answers[i]).toBeTruthy();
  expect(answers[answers.length - 1 - i]).toEqual(answers[i]);
});
