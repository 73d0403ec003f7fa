import { DateTime } from 'luxon';
import type { Loader } from '../context';
import { channelById, packById } from './loaders';
import { type CheckOfShot, judgeShot } from './judgeShot';
import type { Publication } from './Publication';
import { shotFiles } from './shotFiles';

/** By the files that each shows or showed, or would if its time came now: one or two statements for each channel among them, whatever their number. */
export const checksByPublication: Loader<Publication, CheckOfShot[]> = async (context, publications) => {
  const { database, house } = context;
  const channelIds = [...new Set(publications.map(({ channelId }) => channelId))];
  const judged = new Map<string, CheckOfShot[]>();
  for (const channelId of channelIds) {
    const here = publications.filter((each) => each.channelId === channelId);
    const packId = (await context.load(channelById, channelId))?.rulePackId;
    const pack = packId ? await context.load(packById, packId) : null;
    const [scheduled, shown] = [true, false].map((isScheduled) => here.filter(({ status }) => (status === 'SCHEDULED') === isScheduled));
    const sides = [{ files: 'TO_BE_SHOWN', of: scheduled } as const, { files: 'ON_SHOW', of: shown } as const];
    for (const { files, of } of sides.filter((side) => side.of.length > 0)) {
      const shots = await shotFiles(database, house, channelId, { files, revisionIds: of.map(({ revisionId }) => revisionId) });
      for (const { id, revisionId, goesLiveAt } of of) {
        const shot = shots.find((each) => each.revisionId === revisionId);
        const day = DateTime.fromJSDate(goesLiveAt, { zone: house.timeZone }).toFormat('yyyy-MM-dd');
        judged.set(id, shot ? judgeShot(shot, pack?.content ?? null, day) : []);
      }
    }
  }
  return publications.map(({ id }) => judged.get(id) ?? []);
};
