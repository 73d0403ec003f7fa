import { blockiness, LOSSLESS } from './blockiness';
import { atFrame, components } from './components';
import { both, chosen } from './flags';
import type { Scene } from './groundScene';
import { openBackground } from './openBackground';
import { placesShutIn, type ShutIn } from './placesShutIn';
import type { Raster } from './raster';
import { isColoured } from './seenThrough';
import { traceOfColour } from './traceOfColour';

// All tuned on the scenes rendered in white gold and silver (test/pixels/truth/grey).
const NEUTRAL = 0.05; // levels: beside the piece, of neutral paper in neutral light up to 0.012
const COLOURLESS = 0.1; // levels, beyond twice what the ground has
// Of what is taken for metal, the share whose light colourless ground has as often: 0.54–1 of metal; of shadows with a colour of their own at most 0.22, for then no shadow is colourless.
const LEAST_TOLD = 0.38;
const FINENESS = 50; // lights told apart, by that of the ground
// Of the pixels about a place, those that could be ground by their slope: at most 0.43 about what is seen through the piece, which an edge bounds (but for one small gap of a chain); mostly more, up to all,
// where metal has lost its colour to rounding, and fades into metal that has not.
const MOST_FADING = 0.45;
const TIMES_TINTED = 2.5; // the metal about a place is at least so many times as far from colourless
const LEAST_HOLE = 0.01; // of the frame
const LIT = { least: 0.5, most: 1.02, mostOfWhite: 0.985 }; // of the ground's light; what is clipped in the piece is as light as white paper
const GAP = { least: 6, mostShare: 0.0003 }; // pixels; share of the frame
const LEAST_GAPS = 16; // of a necklace 27–36, of hoops and signets up to 8, which are facets

/**
 * The background without the grey metal that was taken for it, and with what is seen through grey metal. White gold and silver have a trace of colour
 * (0.3–2 levels); neutral paper in neutral light has none, in its shadow either. So what has such a trace is entered no more.
 * Limits: only where files keep so little colour (no loss, no grain) and paper, light and shadows have none; metal without any, as after desaturation, stays as it was;
 * a large white stone without any colour in grey metal is taken for a hole.
 */
export function freeOfGreyMetal(background: Uint8Array, scene: Scene, picture: Raster): Uint8Array {
  if (isColoured(background, scene.shading) || picture.isJpeg) return background;
  const { trace, ofGround } = traceOfColour(background, scene);
  if (ofGround > NEUTRAL || blockiness(picture) > LOSSLESS) return background;
  const colourless = COLOURLESS + 2 * ofGround;
  const plain = new Uint8Array(trace.length);
  for (let i = 0; i < plain.length; i += 1) plain[i] = scene.passable[i] === 1 && trace[i] <= colourless ? 1 : 0;
  const ground = both(background, openBackground({ ...scene, passable: plain, same: both(plain, scene.same) }));
  if (!isTold(background, ground, plain, scene.shading.ratio)) return background;
  const patches = patchesIn(ground, scene);
  for (let i = 0; i < ground.length; i += 1) if (patches[i] === 1) ground[i] = plain[i] = 0;
  const seen = seenThroughGrey(ground, plain, scene, colourless);
  for (let i = 0; i < ground.length; i += 1) ground[i] |= seen[i];
  return ground;
}

/** Whether colourless ground has the light of most of what is taken from it for having a trace of colour. */
function isTold(before: Uint8Array, after: Uint8Array, plain: Uint8Array, light: Float32Array): boolean {
  const kept = new Uint32Array(2 * FINENESS);
  const taken = new Uint32Array(2 * FINENESS);
  for (let i = 0; i < before.length; i += 1) {
    if (before[i] === 0) continue;
    const level = Math.min(kept.length - 1, Math.floor(light[i] * FINENESS));
    if (plain[i] === 0) taken[level] += 1;
    else if (after[i] === 1) kept[level] += 1;
  }
  const told = taken.reduce((sum, count, level) => sum + (kept[level] >= count ? count : 0), 0);
  return told >= LEAST_TOLD * taken.reduce((sum, count) => sum + count, 0);
}

/** What was taken for seen through the piece but has no edge: metal without its trace of colour. */
function patchesIn(ground: Uint8Array, scene: Scene): Uint8Array {
  const found = components(ground, scene.width, scene.height, 4);
  const isOpen = atFrame(found, scene.width, scene.height);
  const isPatch = placesShutIn(found, ground, scene).map((place, label) => (isOpen[label] === 0 && fades(place) ? 1 : 0));
  return chosen(found.labels, Uint8Array.from(isPatch));
}

const fades = ({ edge, soft }: ShutIn): boolean => soft > MOST_FADING * edge;

/** What the piece shuts in that is smooth and as colourless as the ground, within an edge, and metal about it that is not: large holes, and where there are many, small gaps. */
function seenThroughGrey(ground: Uint8Array, plain: Uint8Array, scene: Scene, colourless: number): Uint8Array {
  const { width, height, isWhite } = scene;
  const shut = new Uint8Array(plain.length);
  for (let i = 0; i < shut.length; i += 1) shut[i] = plain[i] === 1 && ground[i] === 0 ? 1 : 0;
  const found = components(shut, width, height, 4);
  const bounded = placesShutIn(found, ground, scene).map((place) =>
    !fades(place) && place.tint <= (colourless / 2) * place.area && place.rimTint >= TIMES_TINTED * colourless * place.rim ? place : null,
  );
  const isHole = bounded.map((place) => place !== null && place.area >= LEAST_HOLE * width * height);
  const isGap = bounded.map(
    (place) =>
      place !== null &&
      place.isNear &&
      place.area >= GAP.least &&
      place.area <= GAP.mostShare * width * height &&
      place.light >= LIT.least * place.area &&
      place.light <= (isWhite ? LIT.mostOfWhite : LIT.most) * place.area,
  );
  const isChain = isGap.filter(Boolean).length >= LEAST_GAPS;
  return chosen(
    found.labels,
    Uint8Array.from(isHole, (hole, label) => (label > 0 && (hole || (isChain && isGap[label])) ? 1 : 0)),
  );
}
