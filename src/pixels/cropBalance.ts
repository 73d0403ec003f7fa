import type { Box } from './box';
import type { SubjectMask } from './mask';

export const CROP_BALANCE_VERSION = '3';

export type FrameSide = 'LEFT' | 'RIGHT' | 'TOP' | 'BOTTOM';

/**
 * Where the piece stands in the frame; its shadow is no part of it. Shares of 0–1.
 * Source: facts/imaging.md §4 "Crop balance"; the three meanings of "fill" are those of marketplaces' rules (facts/channel-rules.md §3.1).
 * Limits: a piece that hangs out of the frame on purpose (a chain in a detail shot) shows as cut.
 */
export interface CropBalance {
  /** The piece, pixels. */
  box: Box;
  /** Empty share of the width left of the piece. */
  marginLeft: number;
  marginRight: number;
  /** Empty share of the height above the piece. */
  marginTop: number;
  marginBottom: number;
  /** Centre of the box minus centre of the frame, share of the width; positive is right. −0.5…0.5. */
  offsetX: number;
  /** The same of the height; positive is low. */
  offsetY: number;
  /** Longest side of the box by the side of the frame it runs along. */
  fillLongestSide: number;
  fillBoxArea: number;
  fillSilhouetteArea: number;
  /** Sides of the frame that cut the piece. */
  cutEdges: FrameSide[];
}

// Touching by less than this share of a side may be a speck at the border or a pixel of blur.
const CUT_SHARE = 0.002;

export function cropBalance(mask: SubjectMask): CropBalance {
  const { width, height, box, pixels } = mask;
  const marginLeft = box.x / width;
  const marginTop = box.y / height;
  const marginRight = 1 - (box.x + box.width) / width;
  const marginBottom = 1 - (box.y + box.height) / height;
  return {
    box,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    offsetX: (marginLeft - marginRight) / 2,
    offsetY: (marginTop - marginBottom) / 2,
    fillLongestSide: Math.max(box.width / width, box.height / height),
    fillBoxArea: (box.width * box.height) / (width * height),
    fillSilhouetteArea: pixels / (width * height),
    cutEdges: cutEdges(mask),
  };
}

function cutEdges({ inside, working: { width, height } }: SubjectMask): FrameSide[] {
  const touching: Record<FrameSide, number> = { LEFT: 0, RIGHT: 0, TOP: 0, BOTTOM: 0 };
  for (let x = 0; x < width; x += 1) {
    touching.TOP += inside[x];
    touching.BOTTOM += inside[(height - 1) * width + x];
  }
  for (let y = 0; y < height; y += 1) {
    touching.LEFT += inside[y * width];
    touching.RIGHT += inside[y * width + width - 1];
  }
  const least = (side: FrameSide) => Math.max(2, CUT_SHARE * (side === 'LEFT' || side === 'RIGHT' ? height : width));
  return (Object.keys(touching) as FrameSide[]).filter((side) => touching[side] >= least(side));
}
