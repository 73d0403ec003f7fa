import { backgroundPurity } from './backgroundPurity';
import { cropBalance } from './cropBalance';
import { subjectMask } from './mask';
import type { Raster } from './raster';

/** What a file's own header says. */
export interface FileHeader {
  format: 'JPEG' | 'WEBP' | 'AVIF' | 'PNG';
  bytes: number;
  hasProfile: boolean;
  hasAlpha: boolean;
  /** IPTC NewsCode, such as `humanEdits`; null = the file has none, undefined = it was made before this was read. */
  digitalSourceType?: string | null;
}

/**
 * What shops ask of a file, measured on its encoded bytes once decoded again: never on the master (facts/channel-rules.md §3.6). Shares 0–1.
 * The ground leaves out a zone about the outline, where every lossy file rings, and the shadow (ibid. §4).
 * A file whose piece cannot be told from its ground has null where that is needed, and `notApplicable` tells why.
 */
export interface FileFacts extends FileHeader {
  /** Pixels. */
  width: number;
  height: number;
  /** Share of the ground whose three channels are all ≥ 250. */
  whiteGround: number | null;
  fillLongestSide: number | null;
  fillBoxArea: number | null;
  fillSilhouetteArea: number | null;
  notApplicable: string | null;
}

export function fileFacts(header: FileHeader, raster: Raster): FileFacts {
  const facts = { ...header, width: raster.width, height: raster.height };
  const answer = subjectMask(raster);
  if (answer.mask === null) return { ...facts, ...NOTHING_SEEN, notApplicable: answer.reason };
  const { fillLongestSide, fillBoxArea, fillSilhouetteArea } = cropBalance(answer.mask);
  const { share250 } = backgroundPurity(raster, answer.mask);
  return { ...facts, whiteGround: share250, fillLongestSide, fillBoxArea, fillSilhouetteArea, notApplicable: null };
}

const NOTHING_SEEN = { whiteGround: null, fillLongestSide: null, fillBoxArea: null, fillSilhouetteArea: null };
