import { DateTime } from 'luxon';
import type { Act } from '../context';
import type { Channel } from './Channel';
import { type CheckOfShot, isBroken, judgeShot } from './judgeShot';
import { RulePack } from './RulePack';
import { shotFiles } from './shotFiles';

interface Shown {
  revisionId: string;
  channel: Channel;
  /** When it is to go live: the rules of that day count. */
  at: Date;
}

/** The REQUIRED rules that a picture fails: those that were named as allowed to, and what speaks against it of the others, in a sentence; null for nothing. */
export async function allowedDespite(
  act: Act,
  { revisionId, channel, at }: Shown,
  named: readonly string[],
): Promise<{ despite: string[]; against: string | null }> {
  if (!channel.rulePackId) return { despite: [], against: null };
  const [pack] = await act.tx.find(RulePack, 'p', 'WHERE p.id = $1', [channel.rulePackId]);
  const [shot] = await shotFiles(act.tx, act.house, channel.id, { revisionIds: [revisionId], files: 'TO_BE_SHOWN' });
  const day = DateTime.fromJSDate(at, { zone: act.house.timeZone }).toFormat('yyyy-MM-dd');
  const broken = judgeShot(shot, pack.content, day).filter(isBroken);
  const barred = broken.filter(({ rule }) => !named.includes(rule));
  return {
    despite: broken.filter(({ rule }) => named.includes(rule)).map(({ rule }) => rule),
    against: barred.length > 0 ? `${shot.reference} fails what ${pack.content.name} requires: ${barred.map(told).join(' ').trim()}` : null,
  };
}

function told({ rule, expected, measured, unit, fix }: CheckOfShot): string {
  return `${rule} asks ${expected} ${unit ?? ''}, found ${measured ?? 'nothing'}. ${fix ?? ''}`;
}
