import { cropBalance } from './cropBalance';
import { OPEN_OUTLINE, subjectMask } from './mask';
import type { Raster } from './raster';
import { whiteBorder } from './whiteBorder';
import { type GroundZone, whiteShare } from './whiteShare';

/** What a file's own header says. */
export interface FileHeader {
  format: 'JPEG' | 'WEBP' | 'AVIF' | 'PNG';
  bytes: number;
  hasProfile: boolean;
  hasAlpha: boolean;
  /** IPTC NewsCode, such as `humanEdits`; null = the file has none, undefined = it was made before this was read. */
  digitalSourceType?: string | null;
  /** What its samples are; undefined = it was made before this was read. */
  colourModel?: 'RGB' | 'GREY' | 'CMYK' | null;
}

/**
 * What shops ask of a file, measured on its encoded bytes once decoded again: never on the master (facts/channel-rules.md §3.6). Shares 0–1.
 * The ground leaves out a zone about the outline, where every lossy file rings, and the shadow (ibid. §4). Where the piece lies is told once for all files of a
 * frame, from the samples that they were encoded from.
 * A file whose piece cannot be told from its ground has null where that is needed, and `notApplicable` tells why.
 */
export interface FileFacts extends FileHeader, Fill {
  /** Pixels. */
  width: number;
  height: number;
  /** Share of the ground whose three channels are all ≥ 250. */
  whiteGround: number | null;
  /** Share of the outermost pixels whose three channels are all ≥ 250; undefined = it was made before this was measured. */
  whiteBorder?: number;
  notApplicable: string | null;
}

interface Fill {
  fillLongestSide: number | null;
  fillBoxArea: number | null;
  fillSilhouetteArea: number | null;
}

/** Where the piece lies in a frame; no ground where it cannot be told. */
export interface FramedPiece extends Fill {
  zone: GroundZone | null;
  notApplicable: string | null;
}

// Long side, pixels, on which the piece is looked for: a quarter of the work on a file of 1600. On the development renders fills then lie within 0.003 of those of the whole
// picture, and the silhouette of a strongly compressed chain within 0.012.
export const PIECE_SIDE = 800;

/** Told in shares of the frame, so the same for all files of one shape. */
export function framedPiece(raster: Raster): FramedPiece {
  const answer = subjectMask(raster, PIECE_SIDE);
  if (answer.mask === null) return { ...NOTHING_SEEN, zone: null, notApplicable: answer.reason };
  if (answer.mask.comesApart) return { ...NOTHING_SEEN, zone: null, notApplicable: OPEN_OUTLINE };
  const { fillLongestSide, fillBoxArea, fillSilhouetteArea } = cropBalance(answer.mask);
  const { ground, working } = answer.mask;
  const { width, height, factor } = working;
  const zone = { ground, working: { width, height, factor }, frameWidth: raster.width };
  return { fillLongestSide, fillBoxArea, fillSilhouetteArea, zone, notApplicable: null };
}

/** @param picture the decoded file */
export function fileFacts(
  header: FileHeader,
  picture: { display: Uint8Array; width: number; height: number },
  { zone, ...piece }: FramedPiece,
): FileFacts {
  const { width, height } = picture;
  return { ...header, width, height, ...piece, whiteGround: zone && whiteShare(picture, zone), whiteBorder: whiteBorder(picture) };
}

const NOTHING_SEEN: Fill = { fillLongestSide: null, fillBoxArea: null, fillSilhouetteArea: null };
