import type { WorkingPicture } from '../workingPicture';
import { grid } from './grid';
import { BLACK, type Sheet, stamp } from './sheet';
import { fitted } from './shown';
import { captioned, edged, NAME, SEVERITY_INK, titled } from './titled';

/** A picture and what was taken for its piece, shares of a pixel, 0–255. */
export interface TakenForPieceOrder {
  title: string;
  subtitle: string;
  picture: WorkingPicture;
  coverage: Uint8Array;
}

const CELL = { width: 640, height: 640 };

/** The picture, and beside it the piece alone: all that is taken for ground is painted over. */
export async function takenForPiece({ title, subtitle, picture, coverage }: TakenForPieceOrder): Promise<Sheet> {
  const { width, height } = picture;
  const piece = { width, height, rgb: new Uint8Array(picture.rgb) };
  stamp(piece, { width, height, share: coverage.map((share) => 255 - share) }, 0, 0, SEVERITY_INK.INFO);
  const cells = [await cell(picture, 'the picture'), await cell(piece, 'what Loupe takes for the piece; blue = ground')];
  return titled(grid(cells, 2), { title, subtitle });
}

async function cell(sheet: Sheet, name: string): Promise<Sheet> {
  return captioned(edged(await fitted(sheet, CELL)), [{ words: name, hand: NAME, ink: BLACK }]);
}
