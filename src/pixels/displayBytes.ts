import { labAt, XYZ_TO_SRGB, type LabSource } from './colour';

const STEPS = 4096;
// sRGB byte of linear light 0–1, IEC 61966-2-1, rounded.
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const v = i / STEPS;
  return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
});

/** What an sRGB display shows of a file in another RGB space: colours outside sRGB are clipped, as a browser clips them. Three bytes a pixel. */
export function displayBytes(rgb: Uint8Array, source: LabSource): Uint8Array {
  const out = new Uint8Array(rgb.length);
  const xyz = new Float64Array(3);
  for (let i = 0; i < rgb.length; i += 3) {
    writeXyz(source, rgb[i], rgb[i + 1], rgb[i + 2], xyz);
    for (let k = 0; k < 3; k += 1) {
      const row = XYZ_TO_SRGB[k];
      const linear = row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2];
      out[i + k] = linear <= 0 ? 0 : linear >= 1 ? 255 : encode(linear);
    }
  }
  return out;
}

function encode(linear: number): number {
  // The foot of the curve is steep: below 1 % the table would miss levels.
  if (linear < 0.01) return Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
  return ENCODED[Math.round(linear * STEPS)];
}

function writeXyz(source: LabSource, r: number, g: number, b: number, xyz: Float64Array): void {
  if (source.kind === 'TABLES') {
    xyz[0] = source.x[r] + source.x[256 + g] + source.x[512 + b];
    xyz[1] = source.y[r] + source.y[256 + g] + source.y[512 + b];
    xyz[2] = source.z[r] + source.z[256 + g] + source.z[512 + b];
    return;
  }
  labAt(source, r, g, b, xyz);
  const fy = (xyz[0] + 16) / 116;
  const [fx, fz] = [fy + xyz[1] / 500, fy - xyz[2] / 200];
  xyz[0] = fx > 6 / 29 ? fx ** 3 : (116 * fx - 16) * (27 / 24389);
  xyz[1] = fy > 6 / 29 ? fy ** 3 : (116 * fy - 16) * (27 / 24389);
  xyz[2] = fz > 6 / 29 ? fz ** 3 : (116 * fz - 16) * (27 / 24389);
}
