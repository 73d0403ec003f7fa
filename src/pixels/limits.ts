/** What may be decoded at all. Everything here is checked before a single pixel is decoded. */
export interface DecodeLimits {
  /** Width × height, counted once; a progressive JPEG counts for more (`jpegCost.ts`). */
  maxPixels: number;
  /** Longest side, pixels. */
  maxSide: number;
  /** Pages, frames or directories. */
  maxPages: number;
  /** Colour channels and alpha together. */
  maxChannels: number;
  /** Scans of a progressive JPEG: each one is a pass over the whole picture. */
  maxScans: number;
  /** Embedded colour profile, bytes. */
  maxProfileBytes: number;
}

export const DEFAULT_DECODE_LIMITS: DecodeLimits = {
  maxPixels: 64_000_000, // 100 MP still cost 10 s in one pass of libvips; camera backs in the trade give 24–61 MP (facts/safety.md §3)
  maxSide: 16_384, // WebP and most decoders end at 2^14
  maxPages: 1, // one picture is measured, so one must be there
  maxChannels: 5, // CMYK with alpha
  maxScans: 100, // encoders write 1 to about 20; 3,000 are a bomb
  maxProfileBytes: 4_000_000, // the largest press profiles are about 3 MB; some files hide 200 MB here
};
