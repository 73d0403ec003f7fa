/** CIE L*a*b* of 1976 under D50, the white of ICC profiles, spectrophotometers and Photoshop. L* 0–100; a*, b* about −128…127. */
export interface Lab {
  l: number;
  a: number;
  b: number;
}

/** How the numbers of a file become Lab: by three tables a channel (every matrix profile, sRGB among them), or by a grid (profiles with look-up tables). */
export type LabSource = LabTables | LabGrid;

/** Share of each channel value in X/Xn, Y/Yn and Z/Zn; a table holds 256 values of red, then of green, then of blue. */
export interface LabTables {
  kind: 'TABLES';
  x: Float32Array;
  y: Float32Array;
  z: Float32Array;
}

/** Lab at every `step`-th value of each channel, red slowest; between them it is interpolated. */
export interface LabGrid {
  kind: 'GRID';
  step: number;
  side: number;
  lab: Float32Array;
}

/** White point of the profile connection space, ICC.1:2022 §7.2.16. */
export const D50 = { x: 0.9642, y: 1, z: 0.8249 };

// sRGB primaries adapted to D50 by Bradford: the colorants of the ICC's own sRGB profile (IEC 61966-2-1; ICC.1:2022 annex E).
export const SRGB_TO_XYZ_D50 = [
  [0.4360747, 0.3850649, 0.1430804],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322, 0.0971045, 0.7141733],
];

/** The way back: X/Xn, Y/Yn, Z/Zn relative to D50 to linear sRGB, for the display version of a wide-gamut file. */
export const XYZ_TO_SRGB = [
  [3.1338561 * D50.x, -1.6168667, -0.4906146 * D50.z],
  [-0.9787684 * D50.x, 1.9161415, 0.033454 * D50.z],
  [0.0719453 * D50.x, -0.2289914, 1.4052427 * D50.z],
];

/** Linear light 0–1 of an sRGB byte, IEC 61966-2-1. */
export const SRGB_LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

export const SRGB_LAB: LabTables = {
  kind: 'TABLES',
  x: channelTables(SRGB_TO_XYZ_D50[0], D50.x),
  y: channelTables(SRGB_TO_XYZ_D50[1], D50.y),
  z: channelTables(SRGB_TO_XYZ_D50[2], D50.z),
};

// f(t) of CIE 15: the cube root with its linear foot. 8,192 steps with interpolation err by less than 1e-6, 0.0005 in a* and b*.
const STEPS = 8192;
const CURVE_END = 1 + 0.5 / STEPS; // white itself sums up to a little more than 1
const CURVE = Float32Array.from({ length: STEPS + 2 }, (_, i) => labCurve(i / STEPS));

/** Writes L*, a*, b* of one pixel to out[at…at+2]. */
export function labAt(source: LabSource, r: number, g: number, b: number, out: Float32Array | Float64Array, at = 0): void {
  if (source.kind === 'GRID') {
    gridLab(source, r, g, b, out, at);
    return;
  }
  const fx = curve(source.x[r] + source.x[256 + g] + source.x[512 + b]);
  const fy = curve(source.y[r] + source.y[256 + g] + source.y[512 + b]);
  const fz = curve(source.z[r] + source.z[256 + g] + source.z[512 + b]);
  out[at] = 116 * fy - 16;
  out[at + 1] = 500 * (fx - fy);
  out[at + 2] = 200 * (fy - fz);
}

export function labOf(source: LabSource, r: number, g: number, b: number): Lab {
  const out = new Float64Array(3);
  labAt(source, r, g, b, out);
  return { l: out[0], a: out[1], b: out[2] };
}

/** Lab D50 of an sRGB colour written as `#rrggbb`. @throws TypeError for any other text */
export function hexLab(hex: string): Lab {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new TypeError(`Expected a colour such as #ffffff, found ${JSON.stringify(hex.slice(0, 20))}.`);
  const value = parseInt(hex.slice(1), 16);
  return labOf(SRGB_LAB, value >> 16, (value >> 8) & 255, value & 255);
}

/** f(t) of CIE 15:2018, 8.2.1. */
export function labCurve(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
}

function curve(t: number): number {
  if (t < 0 || t > CURVE_END) return labCurve(t); // wide gamuts go beyond both ends
  const at = t * STEPS;
  const i = at | 0;
  return CURVE[i] + (at - i) * (CURVE[i + 1] - CURVE[i]);
}

function channelTables(row: number[], white: number): Float32Array {
  // Scaled so that 255, 255, 255 is white exactly, whatever the last digit of the matrix.
  const scale = white / (row[0] + row[1] + row[2]);
  return Float32Array.from({ length: 768 }, (_, i) => (row[i >> 8] * SRGB_LINEAR[i & 255] * scale) / white);
}

/** Trilinear interpolation. */
function gridLab(grid: LabGrid, r: number, g: number, b: number, out: Float32Array | Float64Array, at: number): void {
  const { step, side, lab } = grid;
  const [ri, gi, bi] = [r, g, b].map((v) => Math.min(side - 2, Math.floor(v / step)));
  const [rf, gf, bf] = [r / step - ri, g / step - gi, b / step - bi];
  for (let k = 0; k < 3; k += 1) {
    let sum = 0;
    for (let corner = 0; corner < 8; corner += 1) {
      const [dr, dg, db] = [corner >> 2, (corner >> 1) & 1, corner & 1];
      const weight = (dr ? rf : 1 - rf) * (dg ? gf : 1 - gf) * (db ? bf : 1 - bf);
      sum += weight * lab[(((ri + dr) * side + gi + dg) * side + bi + db) * 3 + k];
    }
    out[at + k] = sum;
  }
}
