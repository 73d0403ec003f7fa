import type { Act } from '../context';
import { refuse } from '../failures';
import { RulePack } from './RulePack';
import { rulePackOf } from './rulePackContent';
import { SHIPPED_PACKS } from './shippedPacks';

/** The id of the newest version of a pack. One that comes with Loupe is written down when it is first asked for. */
export async function packByCode(act: Act, code: string): Promise<string> {
  await act.tx.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`rule pack ${code}`]);
  const [newest] = await act.tx.rows<{ id: string }>('SELECT id FROM rule_pack WHERE code = $1 ORDER BY version DESC LIMIT 1', [code]);
  if (newest) return newest.id;
  const shipped = SHIPPED_PACKS.find((pack) => pack.code === code);
  if (!shipped) {
    const known = SHIPPED_PACKS.map((pack) => pack.code).join(', ');
    return refuse('NOT_FOUND', 'rulePack', `There is no rule pack "${code}"; with Loupe come ${known}; your own come by importRulePack.`);
  }
  const content = rulePackOf(shipped, 'rulePack');
  return (await act.tx.insert(RulePack, { code, version: 1, content })).id;
}
