import { confirmAudit } from './acts/confirmAudit';
import { handOverShots } from './acts/handOverShots';
import { planShot } from './acts/planShot';
import { receiveCapture } from './acts/receiveCapture';
import { reviewRound } from './acts/reviewRound';
import { bookByHand, logMinutes, reclassify, reopen } from './acts/setRight';
import { showShots } from './acts/showShots';
import { submitRound } from './acts/submitRound';
import { tellHistory } from './acts/tellHistory';
import { tellPageLoads, tellSales } from './acts/tellMarket';
import type { Demo } from './Demo';
import { HISTORY_ENDS } from './history/newHistory';
import { SKUS } from './house/catalogue';
import { BOOKED, FINISHED, LOGGED, PUBLISHED, RECLASSIFIED } from './story/finished';
import { IN_HAND, PLANNED, REOPENED } from './story/inHand';
import { PAGE_LOADS, SALES, soldOn } from './story/market';
import type { Batch, Round, Shot } from './story/Story';
import { instantOf, minutesAfter, on, type When } from './when';

/** Something that somebody does at an instant of the story. */
export interface Scene {
  at: Date;
  /** In a word, for whoever waits. */
  what: string;
  /** Whether it needs what workers were asked for before: a measurement, previews, files. */
  waits: boolean;
  /** How many pieces of work it asks for. */
  work: number;
  play: (demo: Demo, at: Date) => Promise<void>;
}

/** Shots of a batch follow each other by so many minutes. */
const MINUTES_APART = 4;
const PLANNED_AT = on(-11, 'FRI', '15:00');

/** The whole story, as it happened: in the order of time. */
export function script(begunAt: Date, timeZone: string): Scene[] {
  const at = (when: When): Date => instantOf(when, begunAt, timeZone);
  const scenes = [
    history(at),
    ...[...FINISHED, ...IN_HAND].flatMap((batch) => batchScenes(batch, at)),
    ...planning(at),
    ...publishing(at),
    ...aside(at),
    ...market(at),
  ];
  return scenes.sort((a, b) => a.at.getTime() - b.at.getTime());
}

type Clock = (when: When) => Date;

/** What is told before the story: half a year of figures without pictures. */
function history(at: Clock): Scene {
  return { at: at(HISTORY_ENDS), what: 'importing a made-up history', waits: false, work: 0, play: tellHistory };
}

function batchScenes(batch: Batch, at: Clock): Scene[] {
  const scenes = batch.shots.flatMap((shot, i) => shotScenes(batch, shot, (when) => minutesAfter(at(when), i * MINUTES_APART)));
  if (!batch.handOver) return scenes;
  const { at: when, ...handing } = batch.handOver;
  const references = batch.shots.map(referenceOf);
  const what = `handing ${batch.code ?? references[0]} over to ${handing.vendor}`;
  return [
    ...scenes,
    {
      at: at(when),
      what,
      waits: false,
      work: 0,
      play: (demo, now) => handOverShots(demo, { batch: batch.code, references, ...handing }, now),
    },
  ];
}

function shotScenes(batch: Batch, shot: Shot, at: Clock): Scene[] {
  const reference = referenceOf(shot);
  const captures = shot.refused
    ? [shot.refused, { ...batch, showing: shot.colourway, comment: null }]
    : [{ ...batch, showing: shot.colourway, comment: null }];
  return [
    { at: at(PLANNED_AT), what: `planning ${reference}`, waits: false, work: 0, play: (demo, now) => planShot(demo, reference, now) },
    ...captures.flatMap((capture, i) => captureScenes(shot, capture, i + 1, at)),
    ...(shot.rounds ?? []).flatMap((round, i) => roundScenes(batch, shot, round, i + 1, at)),
  ];
}

interface ToldCapture {
  showing: string;
  captured: When;
  received: When;
  audited?: When;
  comment: string | null;
}

function captureScenes(shot: Shot, { showing, captured, received, audited, comment }: ToldCapture, number: number, at: Clock): Scene[] {
  const reference = referenceOf(shot);
  const capture = { reference, number, picture: `${shot.sku}_${showing}_source.jpg`, capturedAt: at(captured) };
  const receive: Scene = {
    at: at(received),
    what: `taking ${reference} in`,
    waits: false,
    work: 1,
    play: (demo, now) => receiveCapture(demo, capture, now),
  };
  if (!audited) return [receive];
  const confirmation = { reference, number, refusal: comment };
  return [
    receive,
    { at: at(audited), what: `auditing ${reference}`, waits: true, work: 0, play: (demo, now) => confirmAudit(demo, confirmation, now) },
  ];
}

function roundScenes(batch: Batch, shot: Shot, round: Round, number: number, at: Clock): Scene[] {
  const vendor = batch.handOver?.vendor;
  if (!vendor) return [];
  const reference = referenceOf(shot);
  const submission = { reference, number, vendor, picture: `${shot.sku}_${shot.colourway}_${round.picture}.png`, round };
  const submit: Scene = {
    at: at(round.submitted),
    what: `submitting ${reference}`,
    waits: false,
    work: 2,
    play: (demo, now) => submitRound(demo, submission, now),
  };
  if (!round.reviewed) return [submit];
  const reviewing = { reference, number, round, isFaulty: round.picture !== 'final', hasStones: hasStones(shot) };
  return [
    submit,
    {
      at: at(round.reviewed),
      what: `reviewing ${reference}`,
      waits: true,
      work: reviewing.isFaulty ? 0 : 1,
      play: (demo, now) => reviewRound(demo, reviewing, now),
    },
  ];
}

function planning(at: Clock): Scene[] {
  return PLANNED.map((reference) => ({
    at: at(PLANNED_AT),
    what: `planning ${reference}`,
    waits: false,
    work: 0,
    play: (demo, now) => planShot(demo, reference, now),
  }));
}

function publishing(at: Clock): Scene[] {
  return PUBLISHED.flatMap(({ at: when, from, channels, shots }) =>
    channels.map((channel) => {
      const showing = { channel, references: shots, from: from ? at(from) : null };
      return {
        at: at(when),
        what: `publishing on ${channel}`,
        waits: true,
        work: from ? shots.length : 0,
        play: (demo: Demo, now: Date) => showShots(demo, showing, now),
      };
    }),
  );
}

function aside(at: Clock): Scene[] {
  const { handOver, shot } = REOPENED;
  const { at: handedOver, ...handing } = handOver;
  return [
    {
      at: at(RECLASSIFIED.at),
      what: `reclassifying ${RECLASSIFIED.shot}`,
      waits: false,
      work: 0,
      play: (demo, now) => reclassify(demo, RECLASSIFIED, now),
    },
    {
      at: at(LOGGED.at),
      what: `logging minutes on ${LOGGED.shot}`,
      waits: false,
      work: 0,
      play: (demo, now) => logMinutes(demo, LOGGED, now),
    },
    { at: at(BOOKED.at), what: `booking on ${BOOKED.shot}`, waits: false, work: 0, play: (demo, now) => bookByHand(demo, BOOKED, now) },
    { at: at(REOPENED.at), what: `reopening ${shot}`, waits: true, work: 0, play: (demo, now) => reopen(demo, REOPENED, now) },
    {
      at: at(handedOver),
      what: `handing ${shot} over`,
      waits: false,
      work: 0,
      play: (demo, now) => handOverShots(demo, { batch: null, references: [shot], ...handing }, now),
    },
  ];
}

function market(at: Clock): Scene[] {
  return [
    ...SALES.map((week): Scene => ({
      at: at(soldOn(week.week)),
      what: `telling sales of ${week.sku}`,
      waits: false,
      work: 0,
      play: (demo, now) => tellSales(demo, week, now),
    })),
    ...PAGE_LOADS.map((week): Scene => ({
      at: at(soldOn(week.week)),
      what: `telling page loads`,
      waits: false,
      work: 0,
      play: (demo, now) => tellPageLoads(demo, week, now),
    })),
  ];
}

function referenceOf({ sku, colourway, view }: Shot): string {
  return `${sku}/${colourway}/${view}`;
}

function hasStones({ sku, colourway }: Shot): boolean {
  const found = SKUS.find(({ code }) => code === sku)?.colourways.find(({ code }) => code === colourway);
  return (found?.stones.length ?? 0) > 0;
}
