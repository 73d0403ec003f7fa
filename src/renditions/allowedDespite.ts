import { DateTime } from 'luxon';
import type { Act } from '../context';
import { refuse } from '../failures';
import type { Channel } from './Channel';
import { isBroken, judgeShot } from './judgeShot';
import { RulePack } from './RulePack';
import { shotFiles } from './shotFiles';

interface Shown {
  revisionId: string;
  channel: Channel;
  /** When it is to go live: the rules of that day count. */
  at: Date;
}

/** The REQUIRED rules that a picture fails and that were named as allowed to. @throws Refusal RULE_FAILED for those that were not */
export async function allowedDespite(
  act: Act,
  { revisionId, channel, at }: Shown,
  named: readonly string[],
  field: string[],
): Promise<string[]> {
  if (!channel.rulePackId) return [];
  const [pack] = await act.tx.find(RulePack, 'p', 'WHERE p.id = $1', [channel.rulePackId]);
  const [shot] = await shotFiles(act.tx, act.house, channel.id, { revisionIds: [revisionId] });
  const day = DateTime.fromJSDate(at, { zone: act.house.timeZone }).toFormat('yyyy-MM-dd');
  const broken = judgeShot(shot, pack.content, day).filter(isBroken);
  const barred = broken.filter(({ rule }) => !named.includes(rule));
  if (barred.length > 0) {
    const told = barred.map(
      ({ rule, expected, measured, unit, fix }) => `${rule} asks ${expected} ${unit ?? ''}, found ${measured ?? 'nothing'}. ${fix ?? ''}`,
    );
    refuse(
      'RULE_FAILED',
      field,
      `${shot.reference} fails what ${pack.content.name} requires: ${told.join(' ').trim()} To publish all the same, name it in "despite", with a reason.`,
    );
  }
  return broken.map(({ rule }) => rule);
}

/** A name that no rule has is a slip of the pen: it would allow nothing, and nobody would hear of it. */
export async function checkDespite(act: Act, { code, rulePackId }: Channel, despite: readonly string[]): Promise<void> {
  if (despite.length === 0) return;
  const [pack] = rulePackId ? await act.tx.find(RulePack, 'p', 'WHERE p.id = $1', [rulePackId]) : [];
  const names = [...new Set(pack?.content.rules.map(({ rule }) => rule))];
  const unknown = despite.findIndex((name) => !names.includes(name));
  if (unknown < 0) return;
  const expected = pack ? `Expected rules of "${pack.code}": ${names.join(', ')}` : `Expected none, for ${code} follows no rule pack`;
  refuse('INVALID', ['despite', String(unknown)], `${expected}; found "${despite[unknown]}".`);
}
