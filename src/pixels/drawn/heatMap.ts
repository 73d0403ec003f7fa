import type { Box } from '../box';
import type { FindingsOrder, Marked } from './order';
import { BLACK, blankSheet, frame, GREY, paste, type Sheet } from './sheet';
import { fitted, shown } from './shown';
import { badge, column, edged, NAME, SEVERITY_INK, TEXT, titled } from './titled';

const PICTURE = { width: 1200, height: 1200 };
const LEGEND_WIDTH = 420;
const GAP = 32;
const LINE_WIDTH = 3;
const SINK = 3; // of the words, to stand on one line with the number
const LEAST_FRAME = 18; // a smaller place would vanish in its own frame

/** The picture with a numbered frame at each finding, and beside it what was found. */
export async function heatMap(order: FindingsOrder): Promise<Sheet> {
  const original = await shown(order.file);
  const picture = await fitted(original, PICTURE);
  const marked = edged(picture);
  await mark(marked, order.findings, picture.width / original.width);
  const beside = await legend(order.findings);
  const body = blankSheet(marked.width + GAP + beside.width, Math.max(marked.height, beside.height));
  paste(body, marked, 0, 0);
  paste(body, beside, marked.width + GAP, 0);
  return titled(body, order);
}

async function mark(sheet: Sheet, findings: readonly Marked[], scale: number): Promise<void> {
  for (const [i, { box, severity }] of [...findings.entries()].reverse()) {
    if (box === null) continue;
    const place = atLeast({ x: box.x * scale + 1, y: box.y * scale + 1, width: box.width * scale, height: box.height * scale });
    frame(sheet, place, SEVERITY_INK[severity], LINE_WIDTH);
    const number = await badge(i + 1, severity);
    paste(sheet, number, ...corner(place, number, sheet));
  }
}

function atLeast({ x, y, width, height }: Box): Box {
  const [wider, higher] = [Math.max(0, LEAST_FRAME - width), Math.max(0, LEAST_FRAME - height)];
  return { x: x - wider / 2, y: y - higher / 2, width: width + wider, height: height + higher };
}

/** Above the frame's left corner; below its upper edge where there is no room above. */
function corner({ x, y }: Box, number: Sheet, sheet: Sheet): [left: number, top: number] {
  const above = y - LINE_WIDTH - number.height;
  return [Math.min(sheet.width - number.width, Math.max(0, x - LINE_WIDTH)), above >= 0 ? above : Math.max(0, y)];
}

async function legend(findings: readonly Marked[]): Promise<Sheet> {
  if (findings.length === 0) return column([{ words: 'Nothing was found wrong.', hand: TEXT, ink: GREY }], LEGEND_WIDTH);
  const entries = await Promise.all(findings.map((finding, i) => entry(finding, i + 1)));
  const sheet = blankSheet(
    LEGEND_WIDTH,
    entries.reduce((sum, { height }) => sum + height + GAP / 2, 0),
  );
  let top = 0;
  for (const each of entries) {
    paste(sheet, each, 0, top);
    top += each.height + GAP / 2;
  }
  return sheet;
}

async function entry({ severity, name, message, box }: Marked, number: number): Promise<Sheet> {
  const sign = await badge(number, severity);
  const left = sign.width + 12;
  const words = await column(
    [
      { words: `${name} · ${severity}`, hand: NAME, ink: SEVERITY_INK[severity] },
      { words: box === null ? `${message} (All of the picture.)` : message, hand: TEXT, ink: BLACK },
    ],
    LEGEND_WIDTH - left,
  );
  const sheet = blankSheet(LEGEND_WIDTH, Math.max(sign.height, SINK + words.height));
  paste(sheet, sign, 0, 0);
  paste(sheet, words, left, SINK);
  return sheet;
}
