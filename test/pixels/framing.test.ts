import { framing, type FrameWish } from '../../src/pixels/framing';

const SQUARE = { width: 2000, height: 2000 };
const UPRIGHT = { width: 1600, height: 2000 };

describe('the picture in its frame', () => {
  test.each<[string, { width: number; height: number }, Partial<FrameWish>, string, string]>([
    ['as the picture, at its own size', SQUARE, { width: 2000 }, '2000 × 2000', '2000 × 2000 at 0, 0'],
    ['as the picture, smaller', UPRIGHT, { width: 800 }, '800 × 1000', '800 × 1000 at 0, 0'],
    ['a square laid upright: free above and below', SQUARE, { width: 800, aspect: '4:5' }, '800 × 1000', '800 × 800 at 0, 100'],
    ['an upright picture laid square: free at its sides', UPRIGHT, { width: 1000, aspect: '1:1' }, '1000 × 1000', '800 × 1000 at 100, 0'],
    ['a tenth free on each side', SQUARE, { width: 1000, padding: 0.1 }, '1000 × 1000', '800 × 800 at 100, 100'],
    [
      'padding is a share of each side, so the frame keeps the picture’s shape',
      UPRIGHT,
      { width: 800, padding: 0.1 },
      '800 × 1000',
      '640 × 800 at 80, 100',
    ],
    ['padding in a frame of another shape', SQUARE, { width: 1000, aspect: '4:5', padding: 0.05 }, '1000 × 1250', '900 × 900 at 50, 175'],
    ['free space is never less than asked', SQUARE, { width: 101, padding: 0.07 }, '101 × 101', '85 × 85 at 8, 8'],
    ['a share that is no binary number', SQUARE, { width: 1000, padding: 0.07 }, '1000 × 1000', '860 × 860 at 70, 70'],
    [
      'less than a pixel left over is taken by the scale',
      { width: 1601, height: 2000 },
      { width: 800, aspect: '4:5' },
      '800 × 1000',
      '800 × 1000 at 0, 0',
    ],
    ['but not by enlarging', { width: 800, height: 999 }, { width: 800, aspect: '4:5' }, '800 × 1000', '800 × 999 at 0, 0'],
    [
      'a picture as large as its place is laid in as it is',
      SQUARE,
      { width: 2500, padding: 0.1 },
      '2500 × 2500',
      '2000 × 2000 at 250, 250',
    ],
  ])('%s', (_what, picture, wish, frame, place) => {
    const laid = framing(picture, { width: 1000, aspect: null, padding: 0, ...wish });
    expect(laid).not.toHaveProperty('code');
    if ('code' in laid) return;
    expect(`${laid.width} × ${laid.height}`).toBe(frame);
    expect(`${laid.picture.width} × ${laid.picture.height} at ${laid.picture.left}, ${laid.picture.top}`).toBe(place);
  });
});

describe('no file is made', () => {
  test.each<[string, { width: number; height: number }, Partial<FrameWish>, string, RegExp]>([
    ['by enlarging', UPRIGHT, { width: 2000 }, 'WOULD_UPSCALE', /is 1600 × 2000 pixels; a file of 2000 × 2500 needs it at 2000 × 2500/],
    ['by enlarging one pixel', SQUARE, { width: 2001 }, 'WOULD_UPSCALE', /is 2000 × 2000 pixels; a file of 2001 × 2001/],
    [
      'by enlarging within padding',
      SQUARE,
      { width: 2600, padding: 0.1 },
      'WOULD_UPSCALE',
      /a file of 2600 × 2600 needs it at 2080 × 2080/,
    ],
    [
      'longer than WebP goes',
      SQUARE,
      { width: 100, aspect: '1:200' },
      'FRAME_TOO_LARGE',
      /would be 100 × 20000 pixels; at most 16383 a side/,
    ],
    ['larger than may come in', SQUARE, { width: 9000, aspect: '1:1' }, 'FRAME_TOO_LARGE', /9000 × 9000 pixels; at most .* 64 megapixels/],
    [
      'in which the picture would be a dot',
      SQUARE,
      { width: 60, padding: 0.45 },
      'PICTURE_TOO_SMALL',
      /In a file of 60 × 60 pixels the picture would be 6 × 6/,
    ],
  ])('%s', (_what, picture, wish, code, sentence) => {
    const refused = framing(picture, { width: 1000, aspect: null, padding: 0, ...wish });
    expect(refused).toEqual({ code, message: expect.stringMatching(sentence) });
  });
});
