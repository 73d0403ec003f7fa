import { DRAWN, fineDrawing, SIGMAS } from './fineDrawing';
import { inWorking, type SubjectMask } from './mask';
import { cut } from './plane';
import { toneOf } from './tone';

export const FOCUS_VERSION = '2';

/** How sharp the piece is. */
export interface Focus {
  /** σ of the blur on the sharpest quarter of the places, pixels of the working copy (long side 1067–2400); 0 = as sharp as its pixels. 10–90 % edge width = 2.56 σ. */
  blur: number;
  /** The same, pixels of the original. */
  blurInOriginal: number;
  /** Places that were looked at, working pixels. */
  places: number;
}

/** From 10 to 90 % of an edge blurred by a Gaussian, in its σ: twice the 90 % quantile of the normal distribution. */
export const EDGE_WIDTH = 2.56;

export type FocusAnswer = { focus: Focus } | { focus: null; reason: string };

const NEIGHBOURHOOD = [15, 15]; // the place about each pixel: σ 6.1
const RIM = 9; // the cut-out has its own sharpness, and reaches in by three times the widest σ
const LEAST_PLACES = 1000;
const SHARPEST = 0.25; // a lens is sharp in one depth only; a picture is in focus where its best parts are
const WIDEST = 12; // pixels: beyond it nothing can be told apart
// Share of a level of noise that reaches the finest band (white noise between σ 0.7 and 1.4: 0.27), and a level in cube root of light near white.
const NOISE_IN_BAND = 0.27 * 0.0031;

/**
 * Blur from how the energy of edges falls off between two bands (difference of Gaussians, σ 0.7–1.4 and 1.4–2.8): for a step blurred by σ both are known in closed
 * form, so that their ratio gives σ. After the two-scale blur estimates of Elder & Zucker 1998 and the edge widths of Marziliano et al. 2002.
 * Limits: the sharpest quarter reads 0.65–0.95 of a planted blur (drawing finer than an edge pulls it down); noise that is not on the background too reads as sharpness;
 * a smooth piece without edges is soft by nature.
 */
export function focus(mask: SubjectMask): FocusAnswer {
  const { working, background } = mask;
  const { depth } = mask;
  const deep = new Float32Array(depth.length);
  for (let i = 0; i < depth.length; i += 1) deep[i] = depth[i] >= RIM ? 1 : 0;
  const about = inWorking(mask);
  const counting = cut({ ...working, samples: deep }, about).samples;
  const { fine, middle } = fineDrawing(cut(toneOf(mask), about), counting, NEIGHBOURHOOD);
  const noise = (NOISE_IN_BAND * background.noise) ** 2;
  const found = new Float64Array(fine.length);
  let places = 0;
  for (let i = 0; i < fine.length; i += 1)
    if (counting[i] === 1 && middle[i] >= DRAWN) found[places++] = Math.max(0, fine[i] - noise) / middle[i];
  if (places < LEAST_PLACES) return { focus: null, reason: 'The piece has too little drawing to tell its sharpness.' };
  const ratios = found.subarray(0, places).sort();
  const blur = blurOf(ratios[places - 1 - Math.floor(SHARPEST * (places - 1))]);
  return { focus: { blur, blurInOriginal: blur * working.factor, places } };
}

/** Energy of a unit step, blurred by `blur`, between two Gaussians: ∫(Φ(x/a) − Φ(x/b))² dx in closed form. */
function stepEnergy(one: number, other: number, blur: number): number {
  const [a, b] = [Math.hypot(one, blur), Math.hypot(other, blur)];
  return Math.sqrt(2 / Math.PI) * Math.hypot(a, b) - (a + b) / Math.sqrt(Math.PI);
}

/** The blur whose step has this ratio of energies, by halving: the ratio falls as the blur grows. */
function blurOf(ratio: number): number {
  let [least, most] = [0, WIDEST];
  while (most - least > 0.005) {
    const blur = (least + most) / 2;
    const expected = stepEnergy(SIGMAS[0], SIGMAS[1], blur) / stepEnergy(SIGMAS[1], SIGMAS[2], blur);
    if (expected > ratio) least = blur;
    else most = blur;
  }
  return least < 0.01 ? 0 : (least + most) / 2;
}
