import { type Hand, type Lettering, lettered, lineHeight, write } from './lettering';
import { BLACK, blankSheet, fill, GREY, type Ink, LINE, paste, type Sheet } from './sheet';
import type { Marked } from './order';

/** Free space round what is laid out, pixels. */
const MARGIN = 32;
const TITLE: Hand = { size: 24, bold: true };
export const NAME: Hand = { size: 16, bold: true };
export const TEXT: Hand = { size: 15 };

/** Told apart by lightness too, and the word always stands beside: not all eyes see all colours. */
export const SEVERITY_INK: Readonly<Record<Marked['severity'], Ink>> = {
  REJECT: [190, 20, 40],
  WARN: [176, 110, 0],
  INFO: [0, 114, 178],
};

/** Puts title and subtitle above what is laid out, and a margin round it. */
export async function titled(body: Sheet, { title, subtitle }: { title: string; subtitle: string }): Promise<Sheet> {
  const [head, below] = await Promise.all([lettered(title, TITLE, body.width), lettered(subtitle, TEXT, body.width)]);
  const top = MARGIN + head.height + 8 + below.height + 24;
  const sheet = blankSheet(body.width + 2 * MARGIN, top + body.height + MARGIN);
  write(sheet, head, MARGIN, MARGIN, BLACK);
  write(sheet, below, MARGIN, MARGIN + head.height + 8, GREY);
  paste(sheet, body, MARGIN, top);
  return sheet;
}

/** A line of words. */
interface Words {
  words: string;
  hand: Hand;
  ink: Ink;
}

/** A picture with words under it; narrow pictures get room for them. */
export async function captioned(picture: Sheet, words: readonly Words[], leastWidth = 0): Promise<Sheet> {
  const below = await column(words, Math.max(picture.width, leastWidth));
  const sheet = blankSheet(below.width, picture.height + 12 + below.height);
  paste(sheet, picture, 0, 0);
  paste(sheet, below, 0, picture.height + 12);
  return sheet;
}

/** Words under each other in a column, each beginning on a new line. */
export async function column(words: readonly Words[], width: number): Promise<Sheet> {
  const set: { lettering: Lettering; ink: Ink; height: number }[] = [];
  for (const { words: each, hand, ink } of words) {
    const lettering = await lettered(each, hand, width);
    const line = await lineHeight(hand);
    set.push({ lettering, ink, height: Math.ceil(lettering.height / line) * line });
  }
  const sheet = blankSheet(
    width,
    set.reduce((sum, { height }) => sum + height, 0),
  );
  let top = 0;
  for (const { lettering, ink, height } of set) {
    write(sheet, lettering, 0, top, ink);
    top += height;
  }
  return sheet;
}

/** A thin line round a picture, so that a white one does not run out into the paper. */
export function edged(picture: Sheet): Sheet {
  const sheet = blankSheet(picture.width + 2, picture.height + 2, LINE);
  paste(sheet, picture, 1, 1);
  return sheet;
}

const BADGE = 26;
const DIGITS: Hand = { size: 15, bold: true };

/** The number of a finding, white on the colour of its severity; it is as high as it is wide, or wider from 100 on. */
export async function badge(number: number, severity: Marked['severity']): Promise<Sheet> {
  const digits = await lettered(String(number), DIGITS, 100);
  const sheet = blankSheet(Math.max(BADGE, digits.width + 10), BADGE);
  fill(sheet, { x: 0, y: 0, width: sheet.width, height: BADGE }, SEVERITY_INK[severity]);
  write(sheet, digits, (sheet.width - digits.width) / 2, (BADGE - digits.height) / 2, [255, 255, 255]);
  return sheet;
}
