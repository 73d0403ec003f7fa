export type RefusalCode =
  'EMPTY_FILE' | 'UNSUPPORTED_FORMAT' | 'CORRUPT_IMAGE' | 'TOO_MANY_PIXELS' | 'TOO_MANY_PAGES' | 'TOO_MANY_CHANNELS' | 'TOO_COSTLY';

/** A file that will not be decoded. `message` says what was found and what is expected, and may be shown to whoever sent the file. */
export class RasterRefusal extends Error {
  override readonly name = 'RasterRefusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
    /** The decoder's own words, for the log only. */
    readonly detail?: string,
  ) {
    super(message);
  }
}
