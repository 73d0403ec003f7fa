import type { Sharp } from 'sharp';
import type { Finding } from '../../src/boards/finding';
import { delivering } from '../support/delivering';
import { inDarkroom } from '../support/inDarkroom';

/** Rings, hoops, studs and a chain in gold, white gold and silver, delivered otherwise than they were tuned on: no alarm, and above all no veto. */
const delivered = delivering(inDarkroom());

const alarms = (piece: string, as: string, work: (picture: Sharp) => Sharp): Promise<Finding[]> =>
  delivered(piece, { picture: `${piece}_final`, as, work });

const COMPRESSED = (picture: Sharp): Sharp => picture.jpeg({ quality: 88 });
const ENLARGED = (picture: Sharp): Sharp => picture.resize(1600).png();
const ORANGE = (picture: Sharp): Sharp => picture.linear([1, 0.95, 0.82], [0, 0, 0]).png();

it.each(['R-1042_WG', 'R-1187_YG', 'R-1187_SILVER', 'E-3404_WG', 'E-3310_YG', 'N-2201_YG'])(
  '%s as JPEG of quality 88 is as good as it was',
  async (piece) => expect(await alarms(piece, 'compressed.jpg', COMPRESSED)).toEqual([]),
);

it.each(['R-1187_YG', 'E-3404_WG', 'E-3310_YG'])('%s enlarged to 1600 pixels is as good as it was', async (piece) =>
  expect(await alarms(piece, 'enlarged.png', ENLARGED)).toEqual([]),
);

it.each(['R-1042_WG', 'R-1187_SILVER', 'E-3404_WG', 'N-2201_YG'])(
  '%s toned orange has the wrong colour, and its own structure',
  async (piece) => {
    const tags = (await alarms(piece, 'orange.png', ORANGE)).map(({ tag }) => tag);
    expect(tags).toContain('COLOUR_DRIFT');
    expect(tags).not.toContain('STRUCTURE_DISTORTION');
  },
);
