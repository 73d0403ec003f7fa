import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { demoPicture } from '../support/house';
import { DEMO_PICTURES } from '../support/inDarkroom';
import { grain } from '../support/grain';
import { asMaster, enlarged } from './enlarged';
import { interleaved } from './interleaved';
import type { Bench, Row, Setting } from './Row';
import { spent, type Spent } from './spent';

const DARKROOM = join(__dirname, '../../src/commands/darkroom.js');
const DECODER = join(__dirname, 'decoder.js');
const REPEATS = 5;
const GRAIN = 1.5; // levels: chosen, as of a camera at a low sensitivity

const HINTS = { metal: 'WHITE_GOLD', hasStones: true };
const PICTURE = 'R-1042_WG_final.png';
const SOURCE = 'R-1042_WG_source.jpg';

/**
 * Measurements of a JPEG of 24 megapixels; and all that is done with one that is handed in: measured, held against a source as large, and its heat map drawn. In the
 * child process that workers let look at pictures: a new one each time, so that its peak is of these pictures, which has looked at a small one before, as one does
 * that takes two hundred. As the renders are, without grain; and with that of a camera, since that is dearer both to decode and to look at.
 */
export const measuring: Bench = async (setting) => {
  const [picture, source] = [await enlarged(demoPicture(PICTURE)), await enlarged(demoPicture(SOURCE))];
  return [
    ...(await measured('', picture, source, setting)),
    ...(await measured(' with grain', await grainy(picture), await grainy(source), setting)),
  ];
};

async function measured(kind: string, picture: Buffer, source: Buffer, { newFolder, say }: Setting): Promise<Row[]> {
  const folder = newFolder();
  const [file, sourceFile] = [join(folder, 'picture.jpg'), join(folder, 'source.jpg')];
  await writeFile(file, picture);
  await writeFile(sourceFile, source);
  const small = join(DEMO_PICTURES, PICTURE);
  const before = asked(small, join(DEMO_PICTURES, SOURCE));
  say(`measuring: ${REPEATS} × a picture of 24 megapixels${kind}`);
  const alone = await interleaved(REPEATS, {
    floor: () => spent(DECODER, [{ file }], [{ file: small }]),
    ours: () => spent(DARKROOM, [inspecting(file)], [inspecting(small)]),
  });
  say(`measuring: ${REPEATS} × such a picture with its source and heat map`);
  const whole = await interleaved(REPEATS, {
    floor: () => spent(DECODER, [{ file }, { file: sourceFile }], [{ file: small }]),
    ours: () => spent(DARKROOM, asked(file, sourceFile), before),
  });
  return [
    ...rowsOf(`measuring a JPEG of 24 MP${kind}`, 'sharp decodes it to samples', alone),
    ...rowsOf(`the same, held against its source of 24 MP, and its heat map${kind}`, 'sharp decodes both', whole),
  ];
}

const inspecting = (file: string): object => ({ task: 'inspect', input: { file, hints: HINTS } });

function asked(file: string, sourceFile: string): object[] {
  const box = { x: 100, y: 100, width: 300, height: 200 };
  const findings = (['WARN', 'REJECT'] as const).map((severity) => ({
    severity,
    name: 'Dust',
    message: 'A speck that its source has not.',
    box,
  }));
  const order = { kind: 'HEAT_MAP', title: 'R-1042 White gold', subtitle: 'Round 1', file, findings };
  return [
    { task: 'inspectAgainst', input: { file, sourceFile, hints: HINTS } },
    { task: 'draw', input: order },
  ];
}

async function grainy(jpeg: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const level = grain(GRAIN);
  for (let i = 0; i < data.length; i += 1) data[i] = Math.min(255, Math.max(0, Math.round(data[i] + level())));
  return asMaster(sharp(data, { raw: info }));
}

function rowsOf(what: string, floorIs: string, { ours, floor }: Record<'ours' | 'floor', Spent>): Row[] {
  return [
    { what: `${what}: CPU`, floorIs, unit: 's', ours: ours.cpu, floor: floor.cpu },
    { what: `${what}: wall`, floorIs, unit: 's', ours: ours.wall, floor: floor.wall },
    { what: `${what}: peak memory`, floorIs, unit: 'MB', ours: ours.peak, floor: floor.peak },
  ];
}
