import { DateTime } from 'luxon';
import type { Loader } from '../context';
import { channelById, packById } from './loaders';
import { type CheckOfShot, judgeShot } from './judgeShot';
import type { Publication } from './Publication';
import { shotFiles } from './shotFiles';

/** One statement for each channel among them, whatever their number. */
export const checksByPublication: Loader<Publication, CheckOfShot[]> = async (context, publications) => {
  const { database, house } = context;
  const channelIds = [...new Set(publications.map(({ channelId }) => channelId))];
  const judged = new Map<string, CheckOfShot[]>();
  for (const channelId of channelIds) {
    const here = publications.filter((each) => each.channelId === channelId);
    const packId = (await context.load(channelById, channelId))?.rulePackId;
    const pack = packId ? await context.load(packById, packId) : null;
    const shots = await shotFiles(database, house, channelId, { revisionIds: here.map(({ revisionId }) => revisionId) });
    for (const { id, shotId, goesLiveAt } of here) {
      const shot = shots.find((each) => each.shotId === shotId);
      const day = DateTime.fromJSDate(goesLiveAt, { zone: house.timeZone }).toFormat('yyyy-MM-dd');
      judged.set(id, shot ? judgeShot(shot, pack?.content ?? null, day) : []);
    }
  }
  return publications.map(({ id }) => judged.get(id) ?? []);
};
