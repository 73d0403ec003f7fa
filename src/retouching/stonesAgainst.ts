import { nearestStone } from '../boards/stoneZones';
import { compareTone } from '../pixels/compareTone';
import type { Gemstones as SeenStones } from '../pixels/gemstones';
import type { Inspection } from '../pixels/inspect';
import type { Pins } from './pins';
import { type Gemstones, toneAgainst } from './tones';

type StoneBoards = Pins['stoneBoards'];

/** The stones as told: each colour beside the board that lies nearest to it. */
export function stonesAgainst(gemstones: SeenStones, boards: StoneBoards): Gemstones {
  const held = boards.map((board) => ({ ...board, colour: nearestStone(gemstones.colours, board.zones) }));
  const { share, contrast, opacity, glintShare } = gemstones;
  const colours = gemstones.colours.map((colour) => {
    const board = held.find((each) => each.colour === colour) ?? null;
    const apart = board ? compareTone(colour.zones, board.zones) : [];
    const { hue, chroma, chromaHigh } = colour;
    const zones = colour.zones.map((tone) => toneAgainst(tone, apart));
    return { hue, chroma, chromaHigh, share: colour.share, board: board?.subject ?? null, zones };
  });
  return { share, contrast, opacity, glintShare, colours };
}

/** A promised board whose stone is not in view is told, and never passes for a match. */
export function stonesUnseen({ gemstones }: Inspection, boards: StoneBoards): { measurement: string; reason: string }[] {
  if (!gemstones) return [];
  return boards
    .filter(({ zones }) => nearestStone(gemstones.colours, zones) === null)
    .map(({ subject }) => ({ measurement: 'gemstones', reason: `No stone of the colour of the board of ${subject} is in view.` }));
}
