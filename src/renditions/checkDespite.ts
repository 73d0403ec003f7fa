import type { Act } from '../context';
import { refuse } from '../failures';
import type { Channel } from './Channel';
import { RulePack } from './RulePack';

/** A name that no rule has is a slip of the pen: it would allow nothing, and nobody would hear of it. @throws Refusal INVALID */
export async function checkDespite(act: Act, { code, rulePackId }: Channel, despite: readonly string[]): Promise<void> {
  if (despite.length === 0) return;
  const [pack] = rulePackId ? await act.tx.find(RulePack, 'p', 'WHERE p.id = $1', [rulePackId]) : [];
  const names = [...new Set(pack?.content.rules.map(({ rule }) => rule))];
  const unknown = despite.findIndex((name) => !names.includes(name));
  if (unknown < 0) return;
  const expected = pack ? `Expected rules of "${pack.code}": ${names.join(', ')}` : `Expected none, for ${code} follows no rule pack`;
  refuse('INVALID', ['despite', String(unknown)], `${expected}; found "${despite[unknown]}".`);
}
