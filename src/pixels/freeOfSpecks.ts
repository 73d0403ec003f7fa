import { closed, opened } from './morphology';
import type { Plane } from './plane';

// Fainter than this (cube root of light) and it is grain: 12 levels near white.
const SPECK_TONE = 0.04;

/** A plane without its bright specks and lines, and without its dark ones: those narrower than 2 · `radius` + 1 pixels. */
export function freeOfSpecks(plane: Plane, radius: number): [Plane, Plane] {
  const [low, high] = [opened(plane, radius).samples, closed(plane, radius).samples];
  const { samples } = plane;
  const [bright, dark] = [samples.slice(), samples.slice()];
  for (let i = 0; i < samples.length; i += 1) {
    if (samples[i] - low[i] > SPECK_TONE) bright[i] = low[i];
    if (high[i] - samples[i] > SPECK_TONE) dark[i] = high[i];
  }
  return [
    { ...plane, samples: bright },
    { ...plane, samples: dark },
  ];
}
