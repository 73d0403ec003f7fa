export interface JpegCost {
  progressive: boolean;
  /** Passes over the picture. */
  scans: number;
  /** What decoding costs against a plain JPEG of the same size: 1 for a baseline file. */
  factor: number;
}

const SOF_PROGRESSIVE = [0xc2, 0xc6, 0xca, 0xce]; // ITU-T T.81, table B.1
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
// A progressive decoder keeps all coefficients: 2 bytes × 3 channels beside the 3 bytes of the picture. At 1.4 the limit of 64 MP stands for
// 45.7 MP progressive, so the 45 MP of common camera backs still pass, in about 410 MB.
const PROGRESSIVE_FACTOR = 1.4;
const USUAL_SCANS = 12; // mozjpeg and Photoshop write 3 to 12; each further scan is another pass

/** Walks the markers of a JPEG and tells what decoding it will cost. */
export function jpegCost(bytes: Uint8Array): JpegCost {
  let at = 2;
  let scans = 0;
  let progressive = false;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === END_OF_IMAGE) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    } // fill byte
    if (SOF_PROGRESSIVE.includes(marker)) progressive = true;
    at += 2 + (bytes[at + 2] << 8) + bytes[at + 3];
    if (marker === START_OF_SCAN) {
      scans += 1;
      at = nextMarker(bytes, at);
    }
  }
  const factor = progressive ? PROGRESSIVE_FACTOR * Math.max(1, scans / USUAL_SCANS) : 1;
  return { progressive, scans, factor };
}

/** The next marker after entropy-coded data: stuffed zeros and restart markers belong to the data. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const code = bytes[at + 1];
    if (code !== 0 && (code < 0xd0 || code > 0xd7)) return at;
    at += 2;
  }
}
