import { SRGB_LAB } from '../../src/pixels/colour';
import type { Raster } from '../../src/pixels/raster';

export type Rgb = readonly [number, number, number];

/** What stands at a place of a drawn picture: a colour, or null for what lies behind. */
export type Paint = (x: number, y: number) => Rgb | null;

const SUBSAMPLES = 4;
const CORNERS = [
  [0.02, 0.02],
  [0.98, 0.02],
  [0.02, 0.98],
  [0.98, 0.98],
];

/** Draws layers over a ground, each pixel on an edge the mean, in linear light, of 4 × 4 places: soft as a lens makes it. `hard` takes the middle only. */
export function drawn(width: number, height: number, ground: Rgb, layers: readonly Paint[], hard = false): Raster {
  const rgb = new Uint8Array(width * height * 3);
  const all: Paint[] = [() => ground, ...layers];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const middle = topmost(all, x + 0.5, y + 0.5);
      const isEdge = !hard && CORNERS.some(([dx, dy]) => topmost(all, x + dx, y + dy) !== middle);
      rgb.set(isEdge ? mixed(all, x, y) : colourAt(all, middle, x + 0.5, y + 0.5), (y * width + x) * 3);
    }
  }
  return { width, height, rgb, display: rgb, alpha: null, isJpeg: false, lab: SRGB_LAB, profileName: null, flags: [] };
}

function mixed(layers: readonly Paint[], x: number, y: number): number[] {
  const sum = [0, 0, 0];
  for (let s = 0; s < SUBSAMPLES * SUBSAMPLES; s += 1) {
    const [px, py] = [x + ((s % SUBSAMPLES) + 0.5) / SUBSAMPLES, y + (Math.floor(s / SUBSAMPLES) + 0.5) / SUBSAMPLES];
    colourAt(layers, topmost(layers, px, py), px, py).forEach((value, k) => {
      sum[k] += linear(value);
    });
  }
  return sum.map((light) => encoded(light / (SUBSAMPLES * SUBSAMPLES)));
}

function topmost(layers: readonly Paint[], x: number, y: number): number {
  for (let i = layers.length - 1; i > 0; i -= 1) if (layers[i](x, y) !== null) return i;
  return 0;
}

function colourAt(layers: readonly Paint[], layer: number, x: number, y: number): Rgb {
  return layers[layer](x, y) ?? [0, 0, 0];
}

/** A flat ring about the middle of the frame. */
export function ring(width: number, height: number, inner: number, outer: number, paint: Paint): Paint {
  return (x, y) => {
    const r = Math.hypot(x - width / 2, y - height / 2);
    return r >= inner && r <= outer ? paint(x, y) : null;
  };
}

/** A metal of one colour under light that changes around the piece: `colour` at full light, down to `least` of it (linear). */
export function metal(width: number, height: number, colour: Rgb, least: number): Paint {
  return (x, y) => {
    const light = least + (1 - least) * (0.5 + 0.5 * Math.cos(Math.atan2(y - height / 2, x - width / 2)));
    return [0, 1, 2].map((k) => encoded(linear(colour[k]) * light)) as unknown as Rgb;
  };
}

function linear(value: number): number {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function encoded(light: number): number {
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
}
