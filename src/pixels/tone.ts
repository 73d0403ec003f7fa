import type { SubjectMask } from './mask';
import type { Plane } from './plane';

const BRIGHTEST = 1.5;

/** Cube root of the light by that of the ground behind: 1 = ground, about even steps to the eye, whatever colour and light the ground has. */
export function toneOf({ working, shading }: Pick<SubjectMask, 'working' | 'shading'>): Plane {
  const samples = new Float32Array(shading.ratio.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = Math.cbrt(Math.min(BRIGHTEST, shading.ratio[i]));
  return { width: working.width, height: working.height, samples };
}
