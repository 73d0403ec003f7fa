import type { StoneKind } from '../catalogue/words';
import type { Lab } from '../pixels/colour';
import type { Gemstones } from '../pixels/gemstones';
import { LEAST_CHROMA, type StoneColour } from '../pixels/stoneColours';
import type { ZoneTone } from '../pixels/zoneTones';

const COLOURLESS: readonly StoneKind[] = ['DIAMOND', 'PEARL'];

/** What an exemplar says of a stone: the zones of its largest colour, or of what is colourless where the stone is; null when none is in view. */
export function stoneZones(stone: StoneKind, gemstones: Gemstones | null): ZoneTone[] | null {
  const isColourless = COLOURLESS.includes(stone);
  const fitting = gemstones?.colours.find(({ hue }) => (hue === null) === isColourless);
  return fitting && fitting.zones.length > 0 ? fitting.zones : null;
}

type Zones = readonly { zone: string; lab: Lab }[];

const OTHER_HUE = 60; // degrees: no retouching turns a stone so far
const TINTED = 25; // C* up to which a stone that should be colourless is one that was tinted

/** The colour that lies nearest to a board in a*, b*; null when it is that of another stone, and the board's is not in view. */
export function nearestStone(colours: readonly StoneColour[], board: Zones): StoneColour | null {
  const apart = colours.map((colour) => ({ colour, off: offset(colour.zones, board) })).sort((one, other) => one.off - other.off);
  const nearest = apart.at(0);
  return nearest && nearest.off < Infinity && isSameStone(nearest.colour, board) ? nearest.colour : null;
}

function isSameStone({ hue, chroma }: StoneColour, board: Zones): boolean {
  const [a, b] = [mean(board, ({ lab }) => lab.a), mean(board, ({ lab }) => lab.b)];
  if (Math.hypot(a, b) < LEAST_CHROMA) return chroma < TINTED;
  if (hue === null) return false;
  const turned = Math.abs(hue - (Math.atan2(b, a) * 180) / Math.PI) % 360;
  return Math.min(turned, 360 - turned) <= OTHER_HUE;
}

/** Mean distance in a*, b* over the zones that both have. */
function offset(zones: Zones, board: Zones): number {
  const both = zones.flatMap(({ zone, lab }) => {
    const approved = board.find((each) => each.zone === zone);
    return approved ? [Math.hypot(lab.a - approved.lab.a, lab.b - approved.lab.b)] : [];
  });
  return both.length === 0 ? Infinity : both.reduce((sum, each) => sum + each, 0) / both.length;
}

function mean(board: Zones, of: (zone: Zones[number]) => number): number {
  return board.reduce((sum, zone) => sum + of(zone), 0) / Math.max(1, board.length);
}
