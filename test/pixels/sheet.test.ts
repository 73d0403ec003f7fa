import { blankSheet, fill, paste } from '../../src/pixels/drawn/sheet';

it('a picture pasted between two pixels keeps its colours and its rows', () => {
  const amber = [176, 110, 0] as const;
  const picture = blankSheet(4, 4, amber);
  fill(picture, { x: 1, y: 0, width: 1, height: 4 }, [255, 255, 255]); // an upright line
  const sheet = blankSheet(10, 10, [0, 0, 0]);
  paste(sheet, picture, 2.4, 3.6);
  const at = (x: number, y: number): number[] => [...sheet.rgb.subarray((y * 10 + x) * 3, (y * 10 + x) * 3 + 3)];
  for (const y of [4, 5, 6, 7])
    expect([at(2, y), at(3, y), at(4, y), at(5, y), at(6, y)]).toEqual(
      [amber, [255, 255, 255], amber, amber, [0, 0, 0]].map((ink) => [...ink]),
    );
  expect(at(2, 3)).toEqual([0, 0, 0]);
});
