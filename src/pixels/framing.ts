import type { RenderRefusal } from './renderRefusal';

/** The frame that a file is asked to have. */
export interface FrameWish {
  /** Of the frame, pixels. */
  width: number;
  /** width:height of the frame; null = as the picture. */
  aspect: string | null;
  /** Least free space between the picture and each side of the frame, as a share of that side's length: 0 to below 0.5. */
  padding: number;
}

/** Where the picture, scaled, lies in its frame. Pixels. */
export interface Framing {
  width: number;
  height: number;
  picture: { left: number; top: number; width: number; height: number };
}

/** The format with the least room: WebP ends at 2^14 − 1 pixels a side (RFC 9649 §2.6); one limit for all, so that a template's formats agree. */
export const LONGEST_SIDE = 16_383;
/** The same as may come in (limits.ts): a frame is held in memory three bytes a pixel. */
const MOST_PIXELS = 64_000_000;
/** The window of SSIM (Wang et al. 2004): a smaller picture has no fidelity to tell. */
const SMALLEST_SIDE = 11;

/**
 * Lays the whole picture into the frame, centred and as large as the free space allows. The aspect is met by what is added around the picture, never by
 * cutting; with an aspect of null the frame is shaped as the picture, so that padding is the same share of both sides. Never enlarged.
 */
export function framing(picture: { width: number; height: number }, wish: FrameWish): Framing | RenderRefusal {
  const frame = { width: wish.width, height: frameHeight(picture, wish) };
  if (Math.max(frame.width, frame.height) > LONGEST_SIDE || frame.width * frame.height > MOST_PIXELS) return tooLarge(frame);
  const room = { width: roomIn(frame.width, wish.padding), height: roomIn(frame.height, wish.padding) };
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const width = fitted(picture.width, scale, room.width);
  const height = fitted(picture.height, scale, room.height);
  if (width > picture.width || height > picture.height) return wouldUpscale(picture, frame, { width, height });
  if (Math.min(width, height) < SMALLEST_SIDE) return tooSmall(frame, { width, height });
  return { ...frame, picture: { left: (frame.width - width) >> 1, top: (frame.height - height) >> 1, width, height } };
}

function frameHeight(picture: { width: number; height: number }, { width, aspect }: FrameWish): number {
  const [across, down] = aspect === null ? [picture.width, picture.height] : aspect.split(':').map(Number);
  return Math.max(1, Math.round((width * down) / across));
}

function roomIn(side: number, padding: number): number {
  return side - 2 * Math.ceil(side * padding - 1e-9); // 1000 × 0.07 is 70.00000000000001
}

/** What is left over below one pixel is taken by the scale: a line of padding one pixel wide would serve nobody. */
function fitted(side: number, scale: number, room: number): number {
  const exact = side * scale;
  return room - exact < 1 && room <= side ? room : Math.round(exact);
}

function wouldUpscale(
  picture: { width: number; height: number },
  frame: { width: number; height: number },
  needed: { width: number; height: number },
): RenderRefusal {
  const message =
    `The picture is ${size(picture)} pixels; a file of ${size(frame)} needs it at ${size(needed)}, and a picture is never enlarged. ` +
    'Ask for a smaller width, or submit a larger picture.';
  return { code: 'WOULD_UPSCALE', message };
}

function tooLarge(frame: { width: number; height: number }): RenderRefusal {
  const message = `The file would be ${size(frame)} pixels; at most ${LONGEST_SIDE} a side and ${MOST_PIXELS / 1_000_000} megapixels are made.`;
  return { code: 'FRAME_TOO_LARGE', message };
}

function tooSmall(frame: { width: number; height: number }, left: { width: number; height: number }): RenderRefusal {
  const message = `In a file of ${size(frame)} pixels the picture would be ${size(left)}; at least ${SMALLEST_SIDE} pixels a side are made. Ask for a larger width or less padding.`;
  return { code: 'PICTURE_TOO_SMALL', message };
}

function size({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height}`;
}
