import { EDGE_WIDTH } from '../pixels/focus';
import type { Inspection } from '../pixels/inspect';
import type { AuditCheck, AuditOutcome } from './auditCheck';

/** From where on a capture needs work, and from where on it must be made again. */
interface Bounds {
  repair: number;
  /** null = never: whatever it is can be retouched. */
  reshoot: number | null;
}

// A neutral paper shows a cast to the eye from about C* 2 on (facts/imaging.md §2: 2 is still a good match). Warm lamps give 5–20 and are put right from the
// RAW; beyond 45 the weakest channel has less than a third of the light of the strongest.
const CAST: Bounds = { repair: 2, reshoot: 45 };
// The same limit as for a finished ground (acceptanceLimits): a gradient can be repaired whatever its size.
const UNEVENNESS: Bounds = { repair: 0.8, reshoot: null };
// Retouching needs air about the piece for shadow and crop: proposal.
const LEAST_MARGIN = 0.01;
// Grey paper stands at L* 70–85 in a well exposed capture of the development renders; one stop less brings it below 60. Below 35 (three stops) the shadows
// of the piece are noise.
const DARK_L = 70;
const BLACK_L = 35;
// Lamps mirrored in polished metal are near white in a well exposed capture, whatever the paper.
const BRIGHT_METAL = 88;
// Clipped metal cannot be brought back; lamps mirrored in it are legal up to a few percent (facts/imaging.md §3.5: 3.6 % on a clean ring, 78.6 % at +0.3 stops).
const CLIPPED: Bounds = { repair: 0.12, reshoot: 0.4 };

// An edge up to 3 px wide is sharp, one beyond 5 px soft (facts/imaging.md §4 "Focus"): σ 1.17 and 1.95. Planted blurs of 1.2 read 0.6–0.75 on rings
// and studs (on chains 0.1–0.2: there the least that is told is 1.7), wider ones 0.85 of themselves. What is in focus reads 0, and at most 0.47 on photographs.
const SOFT: Bounds = { repair: 0.55, reshoot: 1.65 };

/** The paper is neutral: what colour it has is the light's. */
export function auditWhiteBalance({ backgroundPurity }: Inspection): AuditCheck {
  if (backgroundPurity === null)
    return leftToAPerson('WHITE_BALANCE', 'No plain background was found to read the white balance from; a person looks.');
  const cast = Math.hypot(backgroundPurity.medianA, backgroundPurity.warmth);
  const verdict = outcome(cast, CAST);
  const word = castWord(backgroundPurity.medianA, backgroundPurity.warmth);
  const message = verdict === 'PASS' ? 'The background is neutral.' : `The background has a ${word} cast of ${cast.toFixed(1)} (a*, b*).`;
  return { check: 'WHITE_BALANCE', value: cast, limit: CAST.repair, unit: 'C*', verdict, message };
}

export function auditCrop({ crop }: Inspection): AuditCheck {
  if (crop === null) return leftToAPerson('CROP', 'The piece was not found, so its margins are not known; a person looks.');
  const margin = Math.min(crop.marginLeft, crop.marginRight, crop.marginTop, crop.marginBottom);
  const common = { check: 'CROP', value: margin, limit: LEAST_MARGIN, unit: 'smallest margin, share of the frame' } as const;
  if (crop.cutEdges.length > 0)
    return { ...common, verdict: 'RESHOOT', message: `The frame cuts the piece: ${crop.cutEdges.join(' and ').toLowerCase()}.` };
  if (margin < LEAST_MARGIN)
    return { ...common, verdict: 'REPAIR', message: 'The piece almost touches the frame; the canvas must be extended.' };
  return { ...common, verdict: 'PASS', message: `The piece stands free in the frame, ${(margin * 100).toFixed(0)} % at the closest side.` };
}

/** Light that falls off, and dirt on the paper. */
export function auditBackground({ backgroundPurity }: Inspection): AuditCheck {
  if (backgroundPurity === null) return leftToAPerson('BACKGROUND', 'No plain background was found; a person looks.');
  const { evenness, dirtyBlobs } = backgroundPurity;
  const spots = dirtyBlobs.length === 0 ? '' : ` ${dirtyBlobs.length} ${dirtyBlobs.length === 1 ? 'spot' : 'spots'} on it.`;
  const uneven = outcome(evenness, UNEVENNESS);
  const verdict = uneven === 'PASS' && dirtyBlobs.length > 0 ? 'REPAIR' : uneven;
  const message = `The background is ${uneven === 'PASS' ? 'even' : `uneven: L* differs by ${evenness.toFixed(1)} over the frame`}.${spots}`;
  return { check: 'BACKGROUND', value: evenness, limit: UNEVENNESS.repair, unit: 'L*', verdict, message };
}

/** Blur of the sharpest quarter of the piece. */
export function auditFocus({ focus }: Inspection): AuditCheck {
  if (!focus) return leftToAPerson('FOCUS', 'The piece has too little drawing to tell its sharpness; look at it at 100 %.');
  const { blur } = focus;
  const verdict = outcome(blur, SOFT);
  const message = verdict === 'PASS' ? 'The piece is sharp.' : blurInWords(blur);
  return { check: 'FOCUS', value: blur, limit: SOFT.repair, unit: 'σ of the blur, px of 1600', verdict, message };
}

/** In words, for the σ of its blur. */
export function blurInWords(blur: number): string {
  return `Even the sharpest parts of the piece are blurred: edges are ${(EDGE_WIDTH * blur).toFixed(1)} px wide.`;
}

/** Dust on the background tells that there is some on the piece; its absence tells nothing, and a person looks. */
export function auditDust({ backgroundPurity }: Inspection): AuditCheck {
  const specks = backgroundPurity?.dirtyBlobs.length ?? 0;
  if (specks === 0) return leftToAPerson('DUST', 'No dust lies on the background; dust on the piece is not measured, look at it at 100 %.');
  const message = `Dust or lint on the background in ${specks} ${specks === 1 ? 'place' : 'places'}; look for it on the piece too.`;
  return { check: 'DUST', value: specks, limit: 0, unit: 'places on the background', verdict: 'REPAIR', message };
}

/** Told with its size and left to a person: a lamp that gives metal its life and one that spoils it look the same. */
export function auditGlare({ glare }: Inspection): AuditCheck {
  if (glare === null) return leftToAPerson('GLARE', 'The piece was not found; look at its polished faces.');
  const places = glare.regions.length;
  const message =
    places === 0
      ? 'Nothing plain and white is mirrored in the piece; dark studio parts are not measured, look at the polished faces.'
      : `Something plain and white is mirrored in the piece in ${places} ${places === 1 ? 'place' : 'places'}; look whether that is a lamp or the studio.`;
  return { check: 'GLARE', value: glare.share, limit: null, unit: 'share of the piece', verdict: null, message };
}

/** Too bright is told by clipped metal; too dark by dark paper under metal that nowhere gets bright. */
export function auditExposure(inspection: Inspection): AuditCheck {
  const clipped = inspection.clipping?.anyChannelShare ?? 0;
  if (clipped < CLIPPED.repair) return auditDarkness(inspection);
  const message = `${(clipped * 100).toFixed(0)} % of the metal is burnt out.`;
  return {
    check: 'EXPOSURE',
    value: clipped,
    limit: CLIPPED.repair,
    unit: 'share of the metal',
    verdict: outcome(clipped, CLIPPED),
    message,
  };
}

function auditDarkness({ backgroundPurity, metalTone }: Inspection): AuditCheck {
  if (backgroundPurity === null)
    return leftToAPerson('EXPOSURE', 'No plain background was found to read the exposure from; a person looks.');
  const { medianL } = backgroundPurity;
  const highlight = metalTone?.find(({ zone }) => zone === 'HIGHLIGHT')?.lab.l ?? 0;
  const isDark = medianL < DARK_L && highlight < BRIGHT_METAL;
  const verdict = !isDark ? 'PASS' : medianL < BLACK_L ? 'RESHOOT' : 'REPAIR';
  const message = isDark ? `Underexposed: the background stands at L* ${medianL.toFixed(0)}.` : 'The exposure is right.';
  return { check: 'EXPOSURE', value: medianL, limit: DARK_L, unit: 'L* of the background, at least', verdict, message };
}

function leftToAPerson(check: AuditCheck['check'], message: string): AuditCheck {
  return { check, value: null, limit: null, unit: null, verdict: null, message };
}

function outcome(value: number, bounds: Bounds): AuditOutcome {
  if (bounds.reshoot !== null && value >= bounds.reshoot) return 'RESHOOT';
  return value >= bounds.repair ? 'REPAIR' : 'PASS';
}

function castWord(a: number, b: number): string {
  if (Math.abs(b) >= Math.abs(a)) return b > 0 ? 'warm' : 'cool';
  return a > 0 ? 'magenta' : 'green';
}
