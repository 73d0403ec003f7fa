import sharp from 'sharp';
import { SRGB_LAB } from './colour';
import { fidelity, type Fidelity, likenessOfDetail } from './fidelity';
import { fileFacts, type FileFacts, framedPiece, type FramedPiece, PIECE_SIDE } from './fileFacts';
import { framing, type FrameWish, type Framing } from './framing';
import { onBackground } from './onBackground';
import { placeholder, PLACEHOLDER_SIDE } from './placeholder';
import { withPngXmp } from './pngXmp';
import { openRaster, type Raster } from './raster';
import type { RenderRefusal } from './renderRefusal';
import { surround, type Colour } from './surround';
import { type FileWords, sourceTypeIn, xmpPacket } from './xmp';
import { withinBudget, type Encoder } from './withinBudget';

/** A file that is asked for. */
export interface RenditionSpec extends FrameWish {
  format: 'JPEG' | 'WEBP' | 'AVIF' | 'PNG';
  /** sRGB `#rrggbb`: under what is transparent, and around a picture whose own border is of this colour (`surround.ts`). */
  background: string;
  /** Whether the picture stands on a plain ground, which must then be this colour. */
  isPlain: boolean;
  byteBudget: number | null;
  /** 1–100; PNG is without loss and told as 100. */
  quality: number;
  /** What the file tells of itself. */
  words: FileWords;
}

export interface MadeFile {
  bytes: Buffer;
  width: number;
  height: number;
  quality: number;
  /** ThumbHash, base64. */
  placeholder: string;
  fidelity: Fidelity;
  facts: FileFacts;
}

export type Rendered = MadeFile | { refused: RenderRefusal };

interface Size {
  width: number;
  height: number;
}

interface Frame {
  framing: Framing;
  rgb: Uint8Array;
  placeholder: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes files of one picture, decoded once, in the order of the specs: turned upright, in sRGB with its profile and the words that were asked for as XMP,
 * without any other metadata of the original; never cut, enlarged or sharpened. A spec that cannot be met honestly is answered with its refusal; the others are made. The same bytes give the same files on one platform.
 * One call at a time in a process: each holds whole pictures in memory, and opens a decoder that must be shut again.
 * @throws RasterRefusal for everything that is no sound picture within the limits
 */
export function render(bytes: Uint8Array, specs: readonly RenditionSpec[]): Promise<Rendered[]> {
  const made = last.then(() => renderAll(bytes, specs));
  last = made.catch(() => undefined);
  return made;
}

async function renderAll(bytes: Uint8Array, specs: readonly RenditionSpec[]): Promise<Rendered[]> {
  const raster = await openRaster(bytes);
  const frames = new Map<string, Promise<Frame | RenderRefusal>>();
  const pieces = new Map<string, FramedPiece>();
  const framed = (spec: RenditionSpec): Promise<Frame | RenderRefusal> => kept(frames, sizeOf(spec), () => frameOf(raster, spec));
  const made: Rendered[] = [];
  for (const spec of specs) {
    const frame = await framed(spec);
    if ('code' in frame) {
      made.push({ refused: frame });
      continue;
    }
    // In a frame of one width for all files of a shape, so that what is told of a file does not hang on which others are made with it.
    const usual = await framed({ ...spec, width: PIECE_SIDE });
    const looked = 'code' in usual ? { key: sizeOf(spec), frame } : { key: shapeOf(spec), frame: usual };
    const piece = kept(pieces, looked.key, () => framedPiece(ownRaster(looked.frame.rgb, looked.frame.framing)));
    made.push(await fileOf(frame, piece, spec));
  }
  return made;
}

function kept<Value>(by: Map<string, Value>, key: string, make: () => Value): Value {
  const value = by.get(key) ?? make();
  by.set(key, value);
  return value;
}

/** Formats of one size share their frame. */
function sizeOf(spec: RenditionSpec): string {
  return `${spec.width} ${shapeOf(spec)}`;
}

function shapeOf({ aspect, padding, background, isPlain }: RenditionSpec): string {
  return JSON.stringify([aspect, padding, background, isPlain]);
}

/** The picture in its frame, at the size of the file. */
async function frameOf(raster: Raster, spec: RenditionSpec): Promise<Frame | RenderRefusal> {
  const laid = framing(raster, spec);
  if ('code' in laid) return laid;
  const background = colourOf(spec.background);
  const { width, height } = laid.picture;
  const picture = await resized(onBackground(raster.display, raster.alpha, background), raster, { width, height });
  const around = surround({ rgb: picture, width, height }, laid, { background, isPlain: spec.isPlain });
  if ('code' in around) return around;
  const rgb = inFrame(picture, laid, around);
  return { framing: laid, rgb, placeholder: await placeholderOf(rgb, laid) };
}

async function fileOf(
  { framing: { width, height, picture: part }, rgb: reference, placeholder }: Frame,
  piece: FramedPiece,
  { format, quality, byteBudget, words }: RenditionSpec,
): Promise<Rendered> {
  const lossless = format === 'PNG';
  const packet = xmpPacket(words);
  const encoder: Encoder = {
    encode: (tried) => encode(fromPixels(reference, { width, height }), packet, format, tried),
    detail: async (bytes) => likenessOfDetail({ reference, sample: (await decodeOwn(bytes)).data, width, part }),
    lossless,
  };
  const encoded = await withinBudget(encoder, lossless ? 100 : quality, byteBudget);
  if ('code' in encoded) return { refused: encoded };
  const decoded = await decodeOwn(encoded.bytes);
  const like = fidelity({ reference, sample: decoded.data, width, part });
  return { ...encoded, width, height, placeholder, fidelity: like, facts: factsOf(encoded.bytes.length, decoded, piece) };
}

/** Of the encoded file, read again as a shop would. */
function factsOf(bytes: number, decoded: Awaited<ReturnType<typeof decodeOwn>>, piece: FramedPiece): FileFacts {
  const { data, info, format, hasProfile, hasAlpha, space, xmp } = decoded;
  const about = { format: FORMATS[format], colourModel: COLOUR_MODELS[space] ?? null, digitalSourceType: sourceTypeIn(xmp) };
  const header = { ...about, bytes, hasProfile, hasAlpha };
  return fileFacts(header, { display: data, width: info.width, height: info.height }, piece);
}

/** As sharp names what it finds in the bytes; AVIF is HEIF with AV1 inside, and the only HEIF that is made here. */
const FORMATS: Readonly<Record<string, RenditionSpec['format']>> = { jpeg: 'JPEG', webp: 'WEBP', heif: 'AVIF', png: 'PNG' };
const COLOUR_MODELS: Readonly<Record<string, FileFacts['colourModel']>> = { srgb: 'RGB', 'b-w': 'GREY', cmyk: 'CMYK' };

function ownRaster(rgb: Uint8Array, { width, height }: Size): Raster {
  return { width, height, rgb, display: rgb, alpha: null, isJpeg: false, lab: SRGB_LAB, profileName: null, flags: [] };
}

/** Lanczos with three lobes, libvips' and most editors' choice to reduce a photograph; in the encoded numbers, as they do. */
async function resized(
  rgb: Uint8Array,
  from: { width: number; height: number },
  to: { width: number; height: number },
): Promise<Uint8Array> {
  if (from.width === to.width && from.height === to.height) return rgb;
  return fromPixels(rgb, from)
    .resize({ ...to, fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
}

function inFrame(picture: Uint8Array, { width, height, picture: { left, top, ...size } }: Framing, around: Colour): Uint8Array {
  if (size.width === width && size.height === height) return picture;
  const frame = new Uint8Array(width * height * 3);
  for (let i = 0; i < frame.length; i += 3) frame.set(around, i);
  for (let y = 0; y < size.height; y += 1) {
    frame.set(picture.subarray(y * size.width * 3, (y + 1) * size.width * 3), ((top + y) * width + left) * 3);
  }
  return frame;
}

async function placeholderOf(rgb: Uint8Array, { width, height }: Framing): Promise<string> {
  const shrink = Math.min(1, PLACEHOLDER_SIDE / Math.max(width, height));
  const small = { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) };
  return placeholder(await resized(rgb, { width, height }, small), small.width, small.height);
}

/**
 * Colour at full resolution (4:4:4): halved, it bleeds from a ruby into the white beside it. Lossy WebP knows only half (RFC 9649); its smart subsampling
 * mends little of it (0.1 ΔE00 on the ruby pendant) at three times the cost. Efforts by facts/performance.md §3: AVIF at effort 4 costs four
 * times effort 2 for a fifth fewer bytes.
 */
async function encode(bare: sharp.Sharp, packet: string, format: RenditionSpec['format'], quality: number): Promise<Buffer> {
  const plain = bare.withIccProfile('srgb');
  if (format === 'PNG') return withPngXmp(await plain.png({ compressionLevel: 9, adaptiveFiltering: true }).toBuffer(), packet);
  const picture = plain.withXmp(packet);
  switch (format) {
    case 'JPEG':
      return picture.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
    case 'WEBP':
      return picture.webp({ quality, effort: 4 }).toBuffer();
    case 'AVIF':
      return picture.avif({ quality, effort: 2, chromaSubsampling: '4:4:4' }).toBuffer();
  }
}

const AVIF_DOOR = { operation: ['VipsForeignLoadHeifBuffer'] };

/** The samples of a file made here. AVIF is never let in from outside (`raster.ts`): its door is open for our own bytes only, and shut again. */
async function decodeOwn(bytes: Buffer) {
  sharp.unblock(AVIF_DOOR);
  try {
    const header = await sharp(bytes).metadata();
    return { ...header, ...(await sharp(bytes, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true })) };
  } finally {
    sharp.block(AVIF_DOOR);
  }
}

function fromPixels(rgb: Uint8Array, { width, height }: Size): sharp.Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

function colourOf(hex: string): Colour {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
