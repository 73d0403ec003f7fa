import { readFile } from 'node:fs/promises';
import { closerLook } from '../../src/pixels/closerLook';
import { comparable, type Comparable } from '../../src/pixels/comparable';
import { explained } from '../../src/pixels/explained';
import { firstLook, type FirstLook } from '../../src/pixels/firstLook';
import { type Drawings, type LaidOver, laidOver } from '../../src/pixels/laidOver';
import { subjectMask } from '../../src/pixels/mask';
import { openRaster } from '../../src/pixels/raster';
import { ring } from '../support/inDarkroom';

const maskOf = async (name: string) => {
  const answer = subjectMask(await openRaster(await readFile(ring(name))));
  if (answer.mask === null) throw new Error(answer.reason);
  return answer.mask;
};

let pair: LaidOver;
let common: Comparable;
let first: FirstLook;
beforeAll(async () => {
  pair = laidOver(await maskOf('one-gone'), await maskOf('six'));
  common = comparable(pair, true);
  first = firstLook(pair, common);
});

/** 1 where the likeness is below a limit: few tiles of the frame, or so many that it is looked at whole. */
const open = (least: number): Uint8Array => Uint8Array.from(first.alike, (each, i) => (common.depth[i] >= 4 && each < least ? 1 : 0));

describe('a closer look', () => {
  it.each([
    ['of some tiles, at its furthest reach', 2, 0.5, false],
    ['of the whole frame, where all of the piece is open', 1, 2, true],
  ])('%s sees at each open pixel what one at the whole frame sees', (_, enlargement, least, isWhole) => {
    const drawings = { ...pair, enlargement };
    const whole = explained(drawings, first);
    const found = first.alike.slice();
    const looked: number[] = [];
    const look = (part: Drawings, seen: FirstLook): Float32Array[] => {
      looked.push(part.tone.samples.length);
      return [explained(part, seen)];
    };
    closerLook(drawings, common, first, { open: open(least), reach: 0 }, look, [found]);
    expect(looked.includes(found.length)).toBe(isWhole);
    const flags = open(least);
    let [pixels, off, raised] = [0, 0, 0];
    for (let i = 0; i < flags.length; i += 1) {
      if (flags[i] === 0) continue;
      pixels += 1;
      off = Math.max(off, Math.abs(found[i] - whole[i]));
      if (found[i] > first.alike[i] + 0.1) raised += 1;
    }
    expect(pixels).toBeGreaterThan(100);
    expect(off).toBeLessThan(1e-3);
    expect(raised).toBeGreaterThan(10);
  });

  it('leaves alone what is far from anything open', () => {
    const flags = new Uint8Array(first.alike.length);
    flags[0] = 1;
    const found = first.alike.slice();
    closerLook(pair, common, first, { open: flags, reach: 0 }, (part) => [new Float32Array(part.tone.samples.length).fill(2)], [found]);
    const { width } = pair.frame;
    expect([found[0], found[127], found[127 * width]]).toEqual([2, 2, 2]);
    expect(found.filter((each) => each === 2)).toHaveLength(128 * 128);
  });

  it('goes as far about an open tile as is asked', () => {
    const flags = new Uint8Array(first.alike.length);
    flags[0] = 1;
    const found = first.alike.slice();
    closerLook(pair, common, first, { open: flags, reach: 16 }, (part) => [new Float32Array(part.tone.samples.length).fill(2)], [found]);
    expect(found.filter((each) => each === 2)).toHaveLength(144 * 144);
  });
});
