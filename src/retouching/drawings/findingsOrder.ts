import type { Services } from '../../context';
import type { FindingsOrder } from '../../pixels/drawn/order';
import { qualitiesOf } from '../qualities';
import type { Quality } from '../Quality';
import { roundShown } from './roundShown';

/** A revision with what was found wrong in it; null until it is measured. */
export async function findingsOrder(services: Services, kind: FindingsOrder['kind'], revisionId: string): Promise<FindingsOrder | null> {
  const round = await roundShown(services.database, revisionId);
  const [quality] = await qualitiesOf(services, [revisionId]);
  if (!round || quality.state === 'PENDING') return null;
  return {
    kind,
    title: `${round.reference} · round ${round.number}`,
    subtitle: toldOf(quality),
    file: round.sha256,
    findings: quality.findings.map(({ severity, tag, message, box }) => ({ severity, name: inWords(tag), message, box })),
  };
}

function toldOf({ state, failure, machineVerdict, findings }: Quality): string {
  if (state === 'FAILED') return `It could not be measured: ${failure}`;
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return `Loupe says ${machineVerdict} · ${count}`;
}

/** @example inWords('STRUCTURE_DISTORTION') // 'Structure distortion' */
function inWords(tag: string): string {
  return tag[0] + tag.slice(1).toLowerCase().replaceAll('_', ' ');
}
