import { atFrame, components } from './components';
import { chosen } from './flags';
import type { Shading } from './shading';
import { spread } from './spread';

// Pixels from the place into the metal at which its light is read, and that light, of the ground's. About burnt highlights of polished studs it is 0.80 and falls
// by 0.3; about what is really seen through a piece it is at most 0.70, over all the development renders and the photographs on white, or does not fall (0.83).
const NEAR = 4;
const FAR = 12;
const NEAR_LIGHT = 0.76;
const FALL = 0.2;
const LEAST_AREA = 30; // pixels
const LEAST_FAR = 1; // pixels of the far rim, of those of the near one: in wide metal there are more, about a gap in a chain there is ground again

/**
 * Places that have the white of the ground because the light there is burnt out: the metal brightens towards them over many pixels, as it does towards no edge.
 * 1 = of the piece. Of `background` only what the piece shuts in is looked at. Limits: a sharp white edge in the metal (a mirrored softbox) passes for a hole.
 */
export function burntHighlights(background: Uint8Array, { ratio }: Shading, width: number, height: number): Uint8Array {
  const places = components(background, width, height, 4);
  const { labels, count } = places;
  const isOpen = atFrame(places, width, height);
  const shut = chosen(
    labels,
    isOpen.map((open, label) => (label > 0 && open === 0 ? 1 : 0)),
  );
  const { steps, origin } = spread(shut, null, width, height, FAR);
  const area = new Float64Array(count + 1);
  const near: number[][] = Array.from(area, () => []);
  const far: number[][] = Array.from(area, () => []);
  for (let i = 0; i < labels.length; i += 1) {
    area[labels[i]] += 1;
    if (background[i] === 1 || (steps[i] !== NEAR && steps[i] !== FAR)) continue;
    (steps[i] === NEAR ? near : far)[labels[origin[i]]].push(ratio[i]);
  }
  const isBurnt = area.map((pixels, label) => {
    if (pixels < LEAST_AREA || far[label].length < LEAST_FAR * near[label].length) return 0;
    const light = median(near[label]);
    return light >= NEAR_LIGHT && light - median(far[label]) >= FALL ? 1 : 0;
  });
  return chosen(labels, Uint8Array.from(isBurnt));
}

function median(values: number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0;
}
