import sharp from 'sharp';
import { SRGB_LAB, type LabSource } from './colour';
import { displayBytes } from './displayBytes';
import { jpegCost } from './jpegCost';
import { DEFAULT_DECODE_LIMITS, type DecodeLimits } from './limits';
import { likelyKind, mediaType, type MediaType } from './mediaType';
import { pngFrames, pngSaysSrgb } from './pngFrames';
import { profileColours } from './profileColours';
import { RasterRefusal } from './rasterRefusal';
import { splitAlpha } from './splitAlpha';
import { tiffDirectories } from './tiffDirectories';
import { tiffLayoutProblem } from './tiffLayout';

export interface RasterHeader {
  mediaType: MediaType;
  /** Pixels, with the orientation of the file applied. */
  width: number;
  height: number;
  pages: number;
  /** As the file stores it: srgb, rgb16, cmyk, b-w, grey16 … (libvips names). */
  colourSpace: string;
  bitsPerSample: number;
  channels: number;
  hasAlpha: boolean;
  /** EXIF orientation 1–8. */
  orientation: number;
  progressive: boolean;
  hasProfile: boolean;
  byteSize: number;
}

/** What had to be assumed or changed to come from the file to the raster. Colour measurements say which of these they do not trust. */
export type RasterFlag =
  | 'ASSUMED_SRGB' // no profile, and nothing in the file says what its numbers mean
  | 'PROFILE_CONVERTED' // another RGB profile: Lab from its own numbers, display version clipped to sRGB
  | 'PROFILE_UNREADABLE' // a profile that cannot be read: taken for sRGB
  | 'CMYK_CONVERTED' // to sRGB, by its profile or a common press profile: colour depends on it
  | 'GREY_EXPANDED' // one channel copied to three: there is no colour to measure
  | 'REDUCED_TO_8_BIT'
  | 'ALPHA_ON_WHITE' // shown on white, as a shop page would
  | 'ORIENTED'; // turned or mirrored as its EXIF says

/** One decoded picture, oriented, eight bits a channel. */
export interface Raster {
  width: number;
  height: number;
  /** The file's own numbers, three bytes a pixel; `lab` tells their colour. */
  rgb: Uint8Array;
  /** What an sRGB display shows; the very same array as `rgb` when the file is sRGB. */
  display: Uint8Array;
  /** Opacity 0–255, or null when the file has none or is opaque throughout. */
  alpha: Uint8Array | null;
  /** It was compressed with loss: what differs by a level or two may be of the compression. */
  isJpeg: boolean;
  lab: LabSource;
  profileName: string | null;
  flags: RasterFlag[];
}

/** Reads the header and refuses what must not be decoded. Cheap: nothing is decoded. @throws RasterRefusal */
export async function readHeader(bytes: Uint8Array, limits: DecodeLimits = DEFAULT_DECODE_LIMITS): Promise<RasterHeader> {
  const type = acceptedType(bytes);
  const pages = countPages(bytes, type);
  if (pages > limits.maxPages) {
    throw new RasterRefusal(
      'TOO_MANY_PAGES',
      `The file holds ${pages >= 1000 ? 'a thousand or more' : pages} pages or frames; expected is one picture a file.`,
    );
  }
  const cost = type === 'image/jpeg' ? jpegCost(bytes) : { progressive: false, scans: 1, factor: 1 };
  if (cost.scans > limits.maxScans) {
    throw new RasterRefusal(
      'TOO_COSTLY',
      `The progressive JPEG has ${cost.scans} scans; at most ${limits.maxScans} are accepted. Save it as baseline.`,
    );
  }
  const meta = await decoderHeader(bytes, limits, type);
  const header = headerOf(bytes, type, pages, cost.progressive, meta);
  checkSize(header, cost.factor, limits);
  return header;
}

/** Decodes the whole picture once. @throws RasterRefusal for everything that is no sound picture within the limits */
export async function openRaster(bytes: Uint8Array, limits: DecodeLimits = DEFAULT_DECODE_LIMITS): Promise<Raster> {
  const header = await readHeader(bytes, limits);
  const isRgb = header.colourSpace !== 'cmyk' && !isGrey(header);
  const { data, info } = await decode(bytes, limits, isRgb, header.mediaType);
  const { rgb, alpha } = splitAlpha(data, info.channels);
  const colours = await coloursOf(bytes, header, limits);
  const flags = [...colours.flags, ...shapeFlags(header, alpha !== null)];
  const display = colours.lab === SRGB_LAB ? rgb : displayBytes(rgb, colours.lab);
  const isJpeg = header.mediaType === 'image/jpeg';
  return { width: info.width, height: info.height, rgb, display, alpha, isJpeg, lab: colours.lab, profileName: colours.profileName, flags };
}

function decoder(bytes: Uint8Array, limits: DecodeLimits, ignoreIcc: boolean): sharp.Sharp {
  shutDoors();
  return sharp(bytes, {
    failOn: 'warning',
    limitInputPixels: limits.maxPixels,
    limitInputChannels: limits.maxChannels,
    pages: 1,
    ignoreIcc,
  });
}

let areShut = false;

/**
 * Everything of sharp is shut but the four loaders of a buffer, before the first byte is given to it (facts/safety.md §3). Once in a process: while the doors
 * are being shut again, a picture that is just being decoded would find none.
 */
function shutDoors(): void {
  if (areShut) return;
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Tiff'].map((name) => `VipsForeignLoad${name}Buffer`) });
  areShut = true;
}

function acceptedType(bytes: Uint8Array): MediaType {
  if (bytes.length === 0) throw new RasterRefusal('EMPTY_FILE', 'The file is empty; expected is a JPEG, PNG, WebP or TIFF.');
  const type = mediaType(bytes);
  if (type === null) {
    throw new RasterRefusal(
      'UNSUPPORTED_FORMAT',
      `The file is ${likelyKind(bytes)}; accepted are JPEG, PNG, WebP and TIFF, told by the content and not by the name.`,
    );
  }
  return type;
}

function countPages(bytes: Uint8Array, type: MediaType): number {
  if (type === 'image/tiff') return Math.max(1, tiffDirectories(bytes));
  return type === 'image/png' ? pngFrames(bytes) : 1;
}

async function decoderHeader(bytes: Uint8Array, limits: DecodeLimits, type: MediaType): Promise<sharp.Metadata> {
  try {
    return await decoder(bytes, { ...limits, maxPixels: Number.MAX_SAFE_INTEGER }, true).metadata();
  } catch (error) {
    throw corrupt(bytes, type, error);
  }
}

async function decode(bytes: Uint8Array, limits: DecodeLimits, ignoreIcc: boolean, type: MediaType) {
  try {
    return await decoder(bytes, limits, ignoreIcc).autoOrient().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw corrupt(bytes, type, error);
  }
}

function corrupt(bytes: Uint8Array, type: MediaType, error: unknown): RasterRefusal {
  const name = type.slice('image/'.length).toUpperCase();
  const layout = type === 'image/tiff' ? tiffLayoutProblem(bytes) : null;
  const sentence = layout ?? `The ${name} is damaged or incomplete and cannot be read to its end; send it again, or save it anew.`;
  return new RasterRefusal('CORRUPT_IMAGE', sentence, error instanceof Error ? error.message : String(error));
}

function headerOf(bytes: Uint8Array, type: MediaType, pages: number, progressive: boolean, meta: sharp.Metadata): RasterHeader {
  const turned = (meta.orientation ?? 1) >= 5;
  return {
    mediaType: type,
    width: turned ? meta.height : meta.width,
    height: turned ? meta.width : meta.height,
    pages: Math.max(pages, meta.pages ?? 1),
    colourSpace: meta.space,
    bitsPerSample: meta.depth === 'uchar' ? 8 : meta.depth === 'ushort' || meta.depth === 'short' ? 16 : 32,
    channels: meta.channels,
    hasAlpha: meta.hasAlpha,
    orientation: meta.orientation ?? 1,
    progressive,
    hasProfile: meta.icc !== undefined,
    byteSize: bytes.length,
  };
}

function checkSize(header: RasterHeader, costFactor: number, limits: DecodeLimits): void {
  const { width, height, pages, channels } = header;
  const megapixels = (pixels: number) => `${Math.round(pixels / 100_000) / 10} megapixels`;
  if (pages > limits.maxPages)
    throw new RasterRefusal('TOO_MANY_PAGES', `The file holds ${pages} pages or frames; expected is one picture a file.`);
  if (Math.max(width, height) > limits.maxSide || width * height > limits.maxPixels) {
    throw new RasterRefusal(
      'TOO_MANY_PIXELS',
      `The picture is ${width} × ${height} pixels; accepted are up to ${megapixels(limits.maxPixels)} and ${limits.maxSide} pixels a side.`,
    );
  }
  if (width * height * costFactor > limits.maxPixels) {
    throw new RasterRefusal(
      'TOO_COSTLY',
      `The progressive JPEG of ${width} × ${height} pixels costs too much to decode; save it as baseline, or smaller.`,
    );
  }
  if (channels > limits.maxChannels) {
    throw new RasterRefusal(
      'TOO_MANY_CHANNELS',
      `The picture has ${channels} channels; expected are RGB, grey or CMYK, with or without transparency.`,
    );
  }
}

async function coloursOf(bytes: Uint8Array, header: RasterHeader, limits: DecodeLimits) {
  const plain = (flags: RasterFlag[]) => ({ lab: SRGB_LAB as LabSource, profileName: null as string | null, flags });
  if (header.colourSpace === 'cmyk') return plain(['CMYK_CONVERTED']);
  if (isGrey(header)) return plain(['GREY_EXPANDED']);
  if (!header.hasProfile) return plain(header.mediaType === 'image/png' && pngSaysSrgb(bytes) ? [] : ['ASSUMED_SRGB']);
  const { icc } = await decoder(bytes, limits, true).metadata();
  const profile = icc !== undefined && icc.length <= limits.maxProfileBytes ? await profileColours(icc) : null;
  if (profile === null) return plain(['PROFILE_UNREADABLE']);
  if (profile.isSrgb) return { ...plain([]), profileName: profile.name };
  return { lab: profile.lab, profileName: profile.name, flags: ['PROFILE_CONVERTED'] as RasterFlag[] };
}

function isGrey(header: RasterHeader): boolean {
  return header.colourSpace === 'b-w' || header.colourSpace === 'grey16' || header.channels - (header.hasAlpha ? 1 : 0) === 1;
}

function shapeFlags(header: RasterHeader, hasAlpha: boolean): RasterFlag[] {
  const flags: RasterFlag[] = [];
  if (header.bitsPerSample > 8) flags.push('REDUCED_TO_8_BIT');
  if (hasAlpha) flags.push('ALPHA_ON_WHITE');
  if (header.orientation !== 1) flags.push('ORIENTED');
  return flags;
}
