import { atFrame, components } from './components';
import { chosen } from './flags';
import { median } from './median';
import type { Shading } from './shading';
import { spread } from './spread';

// How far from the place into the metal its light is read, of the long side, and that light, of the ground's. About burnt highlights of polished studs it is 0.80
// and falls by 0.3; about what is really seen through a piece it is at most 0.70, over all the development renders and the photographs on white, or does not fall.
const NEAR_SHARE = 0.003;
const LEAST_NEAR = 4; // pixels: nearer, edges are mixed with the ground
const FAR = 3; // times as far
const NEAR_LIGHT = 0.76;
const FALL = 0.2;
const BURNT = 0.985; // light of the place itself
const LEAST_AREA = 30; // pixels: smaller ones have too few about them to tell
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
  const near = Math.max(LEAST_NEAR, Math.round(NEAR_SHARE * Math.max(width, height)));
  const { steps, origin } = spread(shut, null, width, height, FAR * near);
  const [area, light] = [new Float64Array(count + 1), new Float64Array(count + 1)];
  const nearRim: number[][] = Array.from(area, () => []);
  const farRim: number[][] = Array.from(area, () => []);
  for (let i = 0; i < labels.length; i += 1) {
    area[labels[i]] += 1;
    light[labels[i]] += ratio[i];
    if (background[i] === 1 || (steps[i] !== near && steps[i] !== FAR * near)) continue;
    (steps[i] === near ? nearRim : farRim)[labels[origin[i]]].push(ratio[i]);
  }
  const isBurnt = area.map((pixels, label) => {
    if (pixels < LEAST_AREA || light[label] < BURNT * pixels || farRim[label].length < LEAST_FAR * nearRim[label].length) return 0;
    const metal = median(nearRim[label]);
    return metal >= NEAR_LIGHT && metal - median(farRim[label]) >= FALL ? 1 : 0;
  });
  return chosen(labels, Uint8Array.from(isBurnt));
}
