import type { IssueTag } from '../../boards/words';
import type { Cause, Origin } from '../../retouching/words';
import type { VendorCode } from '../house/persons';
import { type Habits, HABITS } from './habits';
import { bookRound } from './money';
import { measurementOf } from './looks';
import type { Shot } from './pieces';
import { secondsAfter, type Telling } from './Telling';
import { VENDORS } from '../house/vendors';

/** What a shot is handed over with. */
export interface Job {
  vendor: VendorCode;
  batch: string;
  service: 'STANDARD' | 'EXPEDITE';
  /** Load of the season beside the usual one. */
  load: number;
  /** How far the half-year is, 0 to 1: vendors learn. */
  progress: number;
}

const RESHOOTS = 0.08;
const REPAIRS = 0.25;

/** From the capture of a shot to an audit that somebody confirmed as good enough. Answers when. */
export function tellSource(telling: Telling, shot: string, captured: Date): Date {
  const { chance, diary } = telling;
  const received = telling.worked(captured, chance.skewed(3, 0.5));
  const audited = telling.worked(received, chance.skewed(3.5, 0.4));
  const outcome = chance.weighed({ RESHOOT: RESHOOTS, REPAIR: REPAIRS, PASS: 1 - RESHOOTS - REPAIRS });
  diary.tell(captured, 'CAPTURED', { shot });
  diary.tell(received, 'SOURCE_RECEIVED', { shot });
  diary.tell(audited, 'SOURCE_AUDITED', { shot, outcome });
  return outcome === 'RESHOOT' ? tellSource(telling, shot, telling.worked(audited, chance.skewed(8, 0.3))) : audited;
}

/** From the hand-over to the approval. Answers when. */
export function tellRetouching(telling: Telling, shot: Shot, job: Job, handedOver: Date): Date {
  handOver(telling, shot, job, job.service, handedOver);
  let from = handedOver;
  let cause: Cause | null = null;
  for (let round = 1; ; round += 1) {
    const service = round === 1 ? job.service : 'REWORK';
    const told = tellRound(telling, shot, { job, service, round, from, cause });
    if (told.cause === null) return told.at;
    handOver(telling, shot, job, 'REWORK', secondsAfter(told.at, 1));
    [from, cause] = [told.at, told.cause];
  }
}

function handOver(telling: Telling, { reference: shot }: Shot, { vendor, batch }: Job, service: Service, at: Date): void {
  const dueAt = telling.worked(at, hoursOf(vendor, service), vendor);
  telling.diary.tell(at, 'HANDED_OVER', { shot, vendor, batch, dueAt, service });
}

type Service = 'STANDARD' | 'EXPEDITE' | 'REWORK';

function hoursOf(vendor: VendorCode, service: Service): number {
  const { standardHours, expediteHours, reworkHours } = VENDORS.find(({ code }) => code === vendor) ?? VENDORS[0];
  return { STANDARD: standardHours, EXPEDITE: expediteHours, REWORK: reworkHours }[service];
}

/** A round about to be made. */
interface Round {
  job: Job;
  service: Service;
  round: number;
  from: Date;
  /** Why the one before came back. */
  cause: Cause | null;
}

/** One round up to its decision. Answers when it was decided, and why it comes back; null when it was approved. */
function tellRound(telling: Telling, shot: Shot, { job, service, round, from, cause }: Round): { at: Date; cause: Cause | null } {
  const { chance, diary } = telling;
  const { vendor, load, progress } = job;
  const habits = HABITS[vendor];
  const hours = chance.skewed(habits.pace * hoursOf(vendor, service), habits.unevenness) * load ** habits.underLoad;
  const submitted = telling.worked(from, hours, vendor);
  const origin: Origin = round === 1 ? chance.weighed(habits.origins) : 'MANUAL';
  diary.tell(submitted, 'SUBMITTED', { shot: shot.reference, round, vendor, origin });
  bookRound(telling, shot, { vendor, round, cause }, submitted);

  const flawless = round === 1 ? habits.flawless[shot.piece.tier - 1] + habits.learns * progress - (origin === 'AI_DRAFT' ? 0.2 : 0) : 0.88;
  const flaw = round < MOST_ROUNDS && !chance.happens(flawless) ? chance.weighed(habits.flaws) : null;
  const measured = secondsAfter(submitted, chance.between(25, 90));
  const measurement = measurementOf(chance, shot, habits, flaw);
  diary.tell(measured, 'MEASURED', { shot: shot.reference, round, ...measurement });
  if (measurement.tags.includes('STRUCTURE_DISTORTION')) {
    diary.tell(measured, 'VETOED', { shot: shot.reference, round, tags: measurement.tags });
    return { at: measured, cause: 'RETOUCH' };
  }
  return tellReview(telling, shot, { habits, round, flaw }, telling.worked(measured, chance.skewed(2.2, 0.6)));
}

const MOST_ROUNDS = 5;

function tellReview(
  { chance, diary }: Telling,
  { reference: shot }: Shot,
  { habits, round, flaw }: { habits: Habits; round: number; flaw: IssueTag | null },
  at: Date,
): { at: Date; cause: Cause | null } {
  const isWished = !flaw && round < MOST_ROUNDS && chance.happens(habits.wishes);
  if (!flaw && !isWished) {
    diary.tell(at, 'REVIEWED', { shot, round, verdict: 'APPROVED', tags: [] });
    return { at, cause: null };
  }
  const cause = flaw ? chance.weighed<Cause>(habits.causes) : chance.weighed<Cause>({ NEW_REQUEST: 2, BRIEF: 1 });
  const verdict = flaw && chance.happens(0.45) ? 'REJECTED' : 'CHANGES_REQUESTED';
  diary.tell(at, 'REVIEWED', { shot, round, verdict, cause, tags: flaw ? [flaw] : [] });
  if (!chance.happens(RECLASSIFIED)) return { at, cause };
  const standing: Cause = cause === 'RETOUCH' ? 'BRIEF' : 'RETOUCH';
  diary.tell(secondsAfter(at, chance.between(1800, 7200)), 'RECLASSIFIED', { shot, round, cause: standing });
  return { at, cause: standing };
}

const RECLASSIFIED = 0.07;

/** Files of a packshot by template, with the usual size in bytes. */
const FILES = [
  { channel: 'marketplace', template: 'main', format: 'JPEG', bytes: 148_000 },
  { channel: 'brand', template: 'pdp', format: 'WEBP', bytes: 61_000 },
  { channel: 'brand', template: 'pdp', format: 'AVIF', bytes: 44_000 },
  { channel: 'social', template: 'feed', format: 'JPEG', bytes: 132_000 },
] as const;

/** Files, and the days on which they are shown. Answers since when. */
export function tellShowing(telling: Telling, { reference: shot, view }: Shot, approved: Date): Date {
  const { chance, diary } = telling;
  const files = FILES.filter(({ channel }) => channel !== 'social' || view === 'HERO');
  const exported = secondsAfter(approved, chance.between(20, 60));
  files.forEach(({ bytes, ...file }, i) =>
    diary.tell(secondsAfter(exported, i * 4), 'EXPORTED', {
      shot,
      ...file,
      bytes: Math.round(chance.skewed(bytes, 0.25)),
      final: i === files.length - 1,
    }),
  );
  const live = telling.worked(exported, chance.skewed(7, 0.5));
  const channels = [...new Set(files.map(({ channel }) => channel))];
  for (const channel of channels) diary.tell(live, 'WENT_LIVE', { shot, channel });
  if (chance.happens(0.05)) {
    const withdrawn = telling.worked(secondsAfter(live, chance.between(15, 60) * 86_400), 1);
    for (const channel of channels) diary.tell(withdrawn, 'WITHDRAWN', { shot, channel });
  }
  return live;
}
