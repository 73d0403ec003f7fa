import { whiteBorder } from '../../src/pixels/whiteBorder';

const WIDTH = 40;
const HEIGHT = 30;
const OUTERMOST = 2 * WIDTH + 2 * HEIGHT - 4;

/** A white picture in which some pixels have a grey of their own. */
function picture(greys: Readonly<Record<string, number>>, width = WIDTH, height = HEIGHT) {
  const display = new Uint8Array(width * height * 3).fill(255);
  for (const [at, grey] of Object.entries(greys)) {
    const [x, y] = at.split(',').map(Number);
    display.fill(grey, (y * width + x) * 3, (y * width + x) * 3 + 3);
  }
  return { display, width, height };
}

it('is whole where nothing leaves the frame, however near it comes', () => {
  expect(whiteBorder(picture({}))).toBe(1);
  expect(whiteBorder(picture({ '1,1': 0, '38,28': 0, '20,1': 0 }))).toBe(1);
});

it('loses each pixel of a chain that is cut by the frame, on every side and in the corners', () => {
  for (const at of ['7,0', '7,29', '0,7', '39,7', '0,0', '39,0', '0,29', '39,29']) {
    expect(whiteBorder(picture({ [at]: 120 }))).toBe((OUTERMOST - 1) / OUTERMOST);
  }
});

it('takes a chain that has faded to 250 for white, and one at 249 not', () => {
  expect(whiteBorder(picture({ '7,0': 250 }))).toBe(1);
  expect(whiteBorder(picture({ '7,0': 249 }))).toBeLessThan(1);
});

it('takes one dark channel for dark', () => {
  const golden = picture({});
  golden.display[2] = 200;
  expect(whiteBorder(golden)).toBe((OUTERMOST - 1) / OUTERMOST);
});

it('counts a picture of one column or one pixel once', () => {
  expect(whiteBorder(picture({ '0,2': 0 }, 1, 4))).toBe(0.75);
  expect(whiteBorder(picture({}, 1, 1))).toBe(1);
});
