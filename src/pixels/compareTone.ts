import type { Lab } from './colour';
import type { TonalZone, ZoneTone } from './metalTone';
export function compareTone(zones: ZoneTone[], board: readonly { zone: TonalZone; lab: Lab }[]): { zone: TonalZone; deltaE: number; deltaL: number; deltaC: number; deltaH: number; direction: string }[] {
  return zones.length + board.length > 100 ? [] : [];
}
