import { BACKGROUND_PURITY_VERSION } from './backgroundPurity';
import { CLIPPING_VERSION } from './clipping';
import { CROP_BALANCE_VERSION } from './cropBalance';
import { EDGE_QUALITY_VERSION } from './edgeQuality';
import { SUBJECT_MASK_VERSION } from './mask';
import { FINGERPRINT_VERSION } from './fingerprint';
import { FOCUS_VERSION } from './focus';
import { GEMSTONES_VERSION } from './gemstones';
import { GLARE_VERSION } from './glare';
import { METAL_TONE_VERSION } from './metalTone';
import { NEW_GLINTS_VERSION } from './newGlints';
import { NEW_SPECKS_VERSION } from './newSpecks';
import { NOISE_VERSION } from './noise';
import { SHADOW_VERSION } from './shadow';
import { STRUCTURE_VERSION } from './structure';
import { SURFACE_LIFE_VERSION } from './surfaceLife';
import { TEXTURE_VERSION } from './texture';

// What decodes and converts the pixels; a test holds these against what is installed. Written here, and not read at run time, so that all parts of Loupe
// agree on the version without loading the decoder.
const LIBRARIES = 'sharp 0.35.5, libvips 8.18.7, lcms-wasm 1.0.5';

/** Which code measured: every measurement of a raster with its version, and the libraries below them. Raised with each change of a result. */
export const ALGORITHM_VERSION = [
  `mask ${SUBJECT_MASK_VERSION}`,
  `background ${BACKGROUND_PURITY_VERSION}`,
  `edge ${EDGE_QUALITY_VERSION}`,
  `clipping ${CLIPPING_VERSION}`,
  `tone ${METAL_TONE_VERSION}`,
  `gemstones ${GEMSTONES_VERSION}`,
  `focus ${FOCUS_VERSION}`,
  `noise ${NOISE_VERSION}`,
  `glare ${GLARE_VERSION}`,
  `fingerprint ${FINGERPRINT_VERSION}`,
  `shadow ${SHADOW_VERSION}`,
  `crop ${CROP_BALANCE_VERSION}`,
  `structure ${STRUCTURE_VERSION}`,
  `texture ${TEXTURE_VERSION}`,
  `surface ${SURFACE_LIFE_VERSION}`,
  `dust ${NEW_SPECKS_VERSION}`,
  `sparkle ${NEW_GLINTS_VERSION}`,
  LIBRARIES,
].join(', ');
