import 'reflect-metadata';
import { Readable } from 'node:stream';
import { personNamed } from '../../src/access/keys';
import { databaseClock, perform, type Services } from '../../src/context';
import { runImport } from '../../src/imports/runImport';
import { ImportRefused, Tally } from '../../src/imports/Tally';
import type { ImportKind } from '../../src/imports/words';
import type { FreshDatabase } from '../support/database';

/** Imports a text as the command does, and answers what was found; `refused` when nothing of it was written. */
export async function imported(
  { database }: Pick<FreshDatabase, 'database'>,
  kind: ImportKind,
  text: string | Buffer,
  { isPartial = false } = {},
): Promise<Tally & { refused?: true }> {
  const services = { database, clock: databaseClock } as unknown as Services; // an import asks for nothing else
  const tally = new Tally(isPartial);
  try {
    await perform(services, null, async (act) => {
      const personId = await personNamed(act.tx, 'Import', 'person');
      await runImport(act, kind, Readable.from([Buffer.from(text)]), tally, { personId, keyId: null });
    });
    return tally;
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    return Object.assign(tally, { refused: true as const });
  }
}

const HEADER = 'collection,season,launchDate,sku,name,style,tier,featured,traits,colourway,metal,finish,stones,views';

/** A catalogue of two pieces with four shots. */
export const CATALOGUE = [
  HEADER,
  'AURORA,SS27,2027-03-01,R-1,"Ring, plain",RING,2,true,CHAIN|OPEN_SETTING,YG,YELLOW_GOLD,POLISHED,DIAMOND:white|SAPPHIRE:royal blue,HERO|SIDE|HERO-2',
  'AURORA,SS27,2027-03-01,E-1,Studs,EARRING,1,false,,SILVER,SILVER,MATTE,,HERO',
  '',
].join('\r\n');

export const VENDORS = [
  'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency',
  'KLIPP,Klipp,OUTSOURCED,24,8,8,,EUR',
  'ATELIER,Atelier,IN_HOUSE,16,8,8,38.00,EUR',
  '',
].join('\n');

export function ndjson(...events: readonly object[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}
