import { labAt, SRGB_LAB, type LabGrid, type LabSource, type LabTables } from './colour';

type Package = typeof import('lcms-wasm');
type Library = Package & { lcms: Awaited<ReturnType<Package['instantiate']>> };

export interface ProfileColours {
  name: string;
  lab: LabSource;
  /** The profile gives the same colours as sRGB, whatever it is called. */
  isSrgb: boolean;
}

type Convert = (rgb: Uint8Array) => Float32Array;

// The float Lab of lcms2: TYPE_Lab_DBL of the package writes out of bounds (facts/imaging.md §1). FLOAT_SH(1) | PT_Lab | 3 channels | 4 bytes.
const TYPE_LAB_FLOAT = (1 << 22) | (10 << 16) | (3 << 3) | 4;
const PROBES = 400;
const SAME_COLOUR = 0.15; // ΔE76 by which tables may stand for the profile; eight-bit rounding alone gives more
const GRID_STEP = 5; // 52 values a channel, 255 = 51 × 5

let library: Promise<Library> | undefined;

/**
 * The Lab colours of an RGB profile, by Little CMS, relative colorimetric, no black point compensation. Null when it cannot be read or is no RGB profile.
 * A matrix profile is the sum of its channels in XYZ, so 768 colours give it whole; where the sum does not hold (look-up tables) a grid is taken.
 */
export async function profileColours(icc: Uint8Array): Promise<ProfileColours | null> {
  const opened = await openProfile(icc);
  if (opened === null) return null;
  try {
    const tables = tablesOf(opened.convert);
    const probes = probeColours();
    const truth = opened.convert(probes);
    const lab = worst(tables, probes, truth) <= SAME_COLOUR ? tables : gridOf(opened.convert);
    return { name: opened.name, lab, isSrgb: worst(SRGB_LAB, probes, truth) <= SAME_COLOUR };
  } finally {
    opened.close();
  }
}

async function openProfile(icc: Uint8Array): Promise<{ name: string; convert: Convert; close: () => void } | null> {
  const { lcms, ...types } = await loadLibrary();
  const at = lcms._malloc(icc.length); // the package's own call copies to the stack of the module, which a large profile would overrun
  lcms.HEAPU8.set(icc, at);
  const profile = lcms._cmsOpenProfileFromMem(at, icc.length);
  const isRgb = profile !== 0 && lcms.cmsGetColorSpaceASCII(profile) === 'RGB';
  const lab = isRgb ? lcms.cmsCreateLab4Profile(null) : 0;
  const transform = isRgb
    ? lcms.cmsCreateTransform(profile, types.TYPE_RGB_8, lab, TYPE_LAB_FLOAT, types.INTENT_RELATIVE_COLORIMETRIC, types.cmsFLAGS_NOOPTIMIZE)
    : 0;
  const close = () => {
    if (transform !== 0) lcms.cmsDeleteTransform(transform);
    if (lab !== 0) lcms.cmsCloseProfile(lab);
    if (profile !== 0) lcms.cmsCloseProfile(profile);
    lcms._free(at);
  };
  if (transform === 0) {
    close();
    return null;
  }
  const name = lcms.cmsGetProfileInfoASCII(profile, types.cmsInfoDescription, 'en', 'US').split('\0')[0];
  return { name, convert: (rgb) => lcms.cmsDoTransform(transform, rgb, rgb.length / 3), close };
}

async function loadLibrary(): Promise<Library> {
  library ??= import('lcms-wasm').then(async (module) => ({ ...module, lcms: await module.instantiate() })); // ES module only
  return library;
}

function tablesOf(convert: Convert): LabTables {
  const ramps = new Uint8Array(768 * 3);
  for (let i = 0; i < 768; i += 1) ramps[i * 3 + (i >> 8)] = i & 255;
  const lab = convert(ramps);
  const tables: LabTables = { kind: 'TABLES', x: new Float32Array(768), y: new Float32Array(768), z: new Float32Array(768) };
  for (let i = 0; i < 768; i += 1) {
    const fy = (lab[i * 3] + 16) / 116;
    tables.y[i] = inverseCurve(fy);
    tables.x[i] = inverseCurve(fy + lab[i * 3 + 1] / 500);
    tables.z[i] = inverseCurve(fy - lab[i * 3 + 2] / 200);
  }
  return tables;
}

function gridOf(convert: Convert): LabGrid {
  const side = 255 / GRID_STEP + 1;
  const rgb = new Uint8Array(side ** 3 * 3);
  for (let i = 0; i < side ** 3; i += 1) {
    rgb[i * 3] = Math.floor(i / (side * side)) * GRID_STEP;
    rgb[i * 3 + 1] = (Math.floor(i / side) % side) * GRID_STEP;
    rgb[i * 3 + 2] = (i % side) * GRID_STEP;
  }
  return { kind: 'GRID', step: GRID_STEP, side, lab: convert(rgb) };
}

/** Colours spread over the whole cube by the golden ratio of three dimensions, the same every time (Roberts 2018, R3 sequence). */
function probeColours(): Uint8Array {
  const g = 1.2207440846057596;
  return Uint8Array.from({ length: PROBES * 3 }, (_, i) => Math.floor((((Math.floor(i / 3) + 1) * g ** -((i % 3) + 1)) % 1) * 256));
}

function worst(source: LabSource, rgb: Uint8Array, truth: Float32Array): number {
  const lab = new Float64Array(3);
  let largest = 0;
  for (let i = 0; i < rgb.length; i += 3) {
    labAt(source, rgb[i], rgb[i + 1], rgb[i + 2], lab);
    largest = Math.max(largest, Math.hypot(lab[0] - truth[i], lab[1] - truth[i + 1], lab[2] - truth[i + 2]));
  }
  return largest;
}

/** Undoes f(t) of CIE 15. */
function inverseCurve(f: number): number {
  return f > 6 / 29 ? f ** 3 : (116 * f - 16) * (27 / 24389);
}
