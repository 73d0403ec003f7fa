import type { Box } from '../box';

/** A picture while it is laid out: three bytes a pixel, sRGB. */
export interface Sheet {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Red, green and blue, 0–255. */
export type Ink = readonly [number, number, number];

const PAPER: Ink = [255, 255, 255];
export const BLACK: Ink = [26, 26, 26];
export const GREY: Ink = [102, 102, 102];
export const LINE: Ink = [221, 221, 221];

export function blankSheet(width: number, height: number, ink: Ink = PAPER): Sheet {
  const sheet = { width, height, rgb: new Uint8Array(width * height * 3) };
  fill(sheet, { x: 0, y: 0, width, height }, ink);
  return sheet;
}

/** What lies outside the sheet is left out, here and below. */
export function fill(sheet: Sheet, box: Box, ink: Ink): void {
  const { left, right, top, bottom } = inside(sheet, box);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left, at = (y * sheet.width + left) * 3; x < right; x += 1, at += 3) sheet.rgb.set(ink, at);
  }
}

/** A frame that leaves free what it goes round, so that the place itself can be seen. */
export function frame(sheet: Sheet, { x, y, width, height }: Box, ink: Ink, thickness: number): void {
  const outer = { x: x - thickness, width: width + 2 * thickness };
  fill(sheet, { ...outer, y: y - thickness, height: thickness }, ink);
  fill(sheet, { ...outer, y: y + height, height: thickness }, ink);
  fill(sheet, { x: x - thickness, y, width: thickness, height }, ink);
  fill(sheet, { x: x + width, y, width: thickness, height }, ink);
}

/** To the next whole pixel. */
export function paste(sheet: Sheet, picture: Sheet, atX: number, atY: number): void {
  const [left, top] = [Math.round(atX), Math.round(atY)];
  const place = inside(sheet, { x: left, y: top, width: picture.width, height: picture.height });
  for (let y = place.top; y < place.bottom; y += 1) {
    const from = ((y - top) * picture.width + (place.left - left)) * 3;
    const row = picture.rgb.subarray(from, from + Math.max(0, place.right - place.left) * 3);
    sheet.rgb.set(row, (y * sheet.width + place.left) * 3);
  }
}

/** Lays ink on as thickly as `cover` says, 0–255 a pixel. */
export function stamp(
  sheet: Sheet,
  cover: { width: number; height: number; share: Uint8Array },
  left: number,
  top: number,
  ink: Ink,
): void {
  const place = inside(sheet, { x: left, y: top, width: cover.width, height: cover.height });
  for (let y = place.top; y < place.bottom; y += 1) {
    for (let x = place.left; x < place.right; x += 1) {
      const share = cover.share[(y - top) * cover.width + (x - left)] / 255;
      const at = (y * sheet.width + x) * 3;
      for (let k = 0; k < 3; k += 1) sheet.rgb[at + k] = Math.round(sheet.rgb[at + k] * (1 - share) + ink[k] * share);
    }
  }
}

function inside(sheet: Sheet, { x, y, width, height }: Box): { left: number; right: number; top: number; bottom: number } {
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));
  return {
    left: within(x, sheet.width),
    right: within(x + width, sheet.width),
    top: within(y, sheet.height),
    bottom: within(y + height, sheet.height),
  };
}
