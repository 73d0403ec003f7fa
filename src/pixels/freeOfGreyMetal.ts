import { blockiness, LOSSLESS } from './blockiness';
import { components } from './components';
import { chosen } from './flags';
import type { Scene } from './groundScene';
import { openBackground } from './openBackground';
import type { Raster } from './raster';
import { isColoured } from './seenThrough';
import { spread } from './spread';
import { traceOfColour } from './traceOfColour';

// All tuned on the scenes rendered in white gold and silver (test/pixels/truth/grey).
const NEUTRAL = 0.05; // levels: beside the piece, of neutral paper in neutral light up to 0.012
const COLOURLESS = 0.1; // levels, beyond twice what the ground has
// Of what is taken for metal, the share whose light colourless ground has as often: 0.54–1 of metal; of shadows with a colour of their own at most 0.22, for then no shadow is colourless.
const LEAST_TOLD = 0.38;
const FINENESS = 50; // lights told apart, by that of the ground
const HOLE = { least: 0.01, rim: { from: 2, to: 4 }, timesTinted: 2.5 }; // share of the frame; pixels about it

/**
 * The background without the grey metal that was taken for it, and with the large holes that grey metal shuts in. White gold and silver have a trace of colour
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
  const holes = holesIn(ground, plain, scene, colourless);
  for (let i = 0; i < ground.length; i += 1) ground[i] |= holes[i];
  return ground;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length);
  for (let i = 0; i < out.length; i += 1) out[i] = a[i] & b[i];
  return out;
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

/** What the piece shuts in that is large, smooth, and as colourless as the ground, in a rim that is not. */
function holesIn(ground: Uint8Array, plain: Uint8Array, { width, height, shading }: Scene, colourless: number): Uint8Array {
  const shut = new Uint8Array(plain.length);
  for (let i = 0; i < shut.length; i += 1) shut[i] = plain[i] === 1 && ground[i] === 0 ? 1 : 0;
  const { labels, count } = components(shut, width, height, 4);
  const about = spread(shut, null, width, height, HOLE.rim.to);
  const [area, tint, rim, rimTint] = Array.from({ length: 4 }, () => new Float64Array(count + 1));
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] > 0) {
      area[labels[i]] += 1;
      tint[labels[i]] += shading.tint[i];
    } else if (ground[i] === 0 && about.origin[i] >= 0 && about.steps[i] >= HOLE.rim.from) {
      rim[labels[about.origin[i]]] += 1;
      rimTint[labels[about.origin[i]]] += shading.tint[i];
    }
  }
  const isHole = (all: number, label: number): boolean =>
    label > 0 &&
    all >= HOLE.least * width * height &&
    tint[label] <= (colourless / 2) * all &&
    rimTint[label] >= HOLE.timesTinted * colourless * rim[label];
  return chosen(
    labels,
    Uint8Array.from(area, (all, label) => (isHole(all, label) ? 1 : 0)),
  );
}
