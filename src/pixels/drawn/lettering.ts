import sharp from 'sharp';
import { type Ink, type Sheet, stamp } from './sheet';

/** How letters look: their size in pixels, and whether they are bold. */
export interface Hand {
  size: number;
  bold?: boolean;
}

/** Words set in lines, as thick as ink lies on each pixel. */
export interface Lettering {
  width: number;
  height: number;
  share: Uint8Array;
}

// Our own, so that a machine without fonts draws the same. Inter: made for screens, OFL.
const FONTS = {
  plain: { name: 'Inter', file: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf') },
  bold: { name: 'Inter SemiBold', file: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf') },
};
/** Pango trims to the ink: a line with the tallest letter above the words, cut off again, keeps all lines of a size on one height. */
const TALL = '|';

const SPACING = 1.1; // of the face's own line

/** Sets words in lines of at most `width` pixels. */
export async function lettered(words: string, hand: Hand, width: number): Promise<Lettering> {
  const line = await lineHeight(hand);
  const text = words.trim() === '' ? '–' : words;
  const { data, info } = await set(`${TALL}\n${escaped(text)}`, hand, width);
  const share = new Uint8Array(info.width * (info.height - line));
  for (let i = 0; i < share.length; i += 1) share[i] = data[(i + line * info.width) * info.channels];
  return { width: info.width, height: info.height - line, share };
}

/** From one line to the next, pixels. */
export async function lineHeight(hand: Hand): Promise<number> {
  const [one, two] = await Promise.all([set(TALL, hand, hand.size), set(`${TALL}\n${TALL}`, hand, hand.size)]);
  return two.info.height - one.info.height;
}

export function write(sheet: Sheet, lettering: Lettering, left: number, top: number, ink: Ink): void {
  stamp(sheet, lettering, Math.round(left), Math.round(top), ink);
}

function set(words: string, { size, bold }: Hand, width: number): Promise<{ data: Buffer; info: sharp.OutputInfo }> {
  const { name, file } = FONTS[bold ? 'bold' : 'plain'];
  const text = `<span line_height="${SPACING}">${words}</span>`;
  return sharp({ text: { text, font: `${name} ${size}`, fontfile: file, dpi: 72, width, wrap: 'word-char' } })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

function escaped(words: string): string {
  return words
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
