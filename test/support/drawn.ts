import sharp from 'sharp';

/** A picture drawn in code: three or four bytes a pixel. */
export interface Drawn {
  rgb: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

export type Paint = (x: number, y: number) => readonly number[];

/** Each pixel by its place, centre at .5. */
export function drawn(width: number, height: number, paint: Paint): Drawn {
  const channels = paint(0.5, 0.5).length === 4 ? 4 : 3;
  const rgb = new Uint8Array(width * height * channels);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) rgb.set(paint(x + 0.5, y + 0.5).map(Math.round), at);
  }
  return { rgb, width, height, channels };
}

/** A polished hoop of gold with a ruby, seen from the front, on one colour: smooth metal, a sharp edge, facets and saturated colour. */
export function drawnHoop(side: number, ground: readonly number[] = [255, 255, 255]): Drawn {
  return drawn(side, side, (x, y) => {
    const [dx, dy] = [(x / side - 0.5) * 2, (y / side - 0.55) * 2];
    const stone = Math.hypot(dx, dy + 0.62);
    if (stone < 0.16) return ruby(dx, dy + 0.62);
    const across = (Math.hypot(dx, dy) - 0.52) / 0.09;
    return Math.abs(across) < 1 ? gold(across, Math.atan2(dy, dx)) : ground;
  });
}

function gold(across: number, angle: number): number[] {
  const light = 0.55 + 0.35 * Math.cos(across * 2.2 - 0.6) + 0.1 * Math.sin(angle * 5 + across * 3);
  return [235 * light, 195 * light, 120 * light];
}

function ruby(dx: number, dy: number): number[] {
  const facet = Math.floor((Math.atan2(dy, dx) / Math.PI + 1) * 8) + Math.floor(Math.hypot(dx, dy) * 30);
  const light = 0.45 + 0.55 * (((facet * 7) % 11) / 10);
  return [200 * light, 25 * light, 60 * light];
}

/** To be saved by sharp as a test likes. */
export function canvas({ rgb, width, height, channels }: Drawn): sharp.Sharp {
  return sharp(rgb, { raw: { width, height, channels } });
}
