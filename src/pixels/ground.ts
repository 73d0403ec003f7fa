import { equalTo } from './flags';
import { innerDistance } from './innerDistance';
import type { Shading } from './shading';

/** What a working pixel of the background is. */
export const GROUND = { NONE: 0, PLAIN: 1, SHADOW: 2 } as const;

// The band about the outline that is left out: ringing of lossy files sits there (facts/imaging.md §4: 8 px; channel-rules.md §4: 16 px at 600 px of output).
const EDGE_SHARE = 0.008;
// Darker than the empty background by this many levels, and three times its noise, is shadow.
const SHADOW_LEVELS = 2.5;

/** Parts the background into plain ground and shadow; subject, specks and the band about them are NONE. */
export function ground(subjectOrSpeck: Uint8Array, shade: Shading, noise: number, width: number, height: number): Uint8Array {
  const band = Math.max(3, Math.round(EDGE_SHARE * Math.max(width, height)));
  const away = innerDistance(equalTo(subjectOrSpeck, 0), width, height);
  const out = new Uint8Array(subjectOrSpeck.length);
  const least = SHADOW_LEVELS + 3 * noise;
  for (let i = 0; i < out.length; i += 1) {
    if (away[i] <= band) continue;
    out[i] = shade.distance[i] > least && shade.ratio[i] < 1 ? GROUND.SHADOW : GROUND.PLAIN;
  }
  return out;
}
