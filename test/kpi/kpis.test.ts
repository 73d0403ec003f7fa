import { batchPassRate } from '../../src/kpi/batchPassRate';
import { boardMatchRate } from '../../src/kpi/boardMatchRate';
import { colourVariance } from '../../src/kpi/colourVariance';
import { costPerImage } from '../../src/kpi/costPerImage';
import { edgeArtefacts } from '../../src/kpi/edgeArtefacts';
import { fileSize } from '../../src/kpi/fileSize';
import { firstTimeApprovalRate } from '../../src/kpi/firstTimeApprovalRate';
import { firstTimeFailures } from '../../src/kpi/firstTimeFailures';
import { hoursPerBatchItem } from '../../src/kpi/hoursPerBatchItem';
import { hoursPerHeroShot } from '../../src/kpi/hoursPerHeroShot';
import { issuePareto } from '../../src/kpi/issuePareto';
import { leadTime } from '../../src/kpi/leadTime';
import { onTimeRate } from '../../src/kpi/onTimeRate';
import { pageLoad } from '../../src/kpi/pageLoad';
import { qcPassRate } from '../../src/kpi/qcPassRate';
import { rejectionRate } from '../../src/kpi/rejectionRate';
import { retakeRate } from '../../src/kpi/retakeRate';
import { returnRate } from '../../src/kpi/returnRate';
import { revisionRounds } from '../../src/kpi/revisionRounds';
import { shootToLive } from '../../src/kpi/shootToLive';
import { leadTimeToFirstSubmission } from '../../src/kpi/leadTimeToFirstSubmission';
import { leadTimeInWorkingHours } from '../../src/kpi/leadTimeInWorkingHours';
import { roundsBySku } from '../../src/kpi/roundsBySku';
import { roundsByCause } from '../../src/kpi/roundsByCause';
import { fileSizes } from '../../src/kpi/fileSizes';
import { pageLoads } from '../../src/kpi/pageLoads';
import { issueBreakdown } from '../../src/kpi/issueBreakdown';
import { machineAgreement } from '../../src/kpi/machineAgreement';
import { returnRateOfFeatured } from '../../src/kpi/returnRateOfFeatured';
import { returnRateAroundLaunch } from '../../src/kpi/returnRateAroundLaunch';
import { turnaround } from '../../src/kpi/turnaround';
import { turnaroundStages } from '../../src/kpi/turnaroundStages';
import { shootToLiveStages } from '../../src/kpi/shootToLiveStages';
import { historyOf } from '../../src/kpi/history';
import { type Ask, type Dimension, DIMENSIONS, type Kpi } from '../../src/kpi/Kpi';
import { appendFacts } from '../../src/store/events';
import { freshDatabase } from '../support/database';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { undone } from '../support/undone';
import { answerOfOracle, answerOfSql } from './answers';
import { Chance } from './Chance';
import { type Catalogue, collectionsOfChance } from './collectionsOfChance';
import { colourDifference } from './colourDifference';
import { differenceOf } from './differenceOf';
import { factOf } from './factOf';
import { historyOfChance } from './historyOfChance';

const KPIS: Record<string, Kpi<object>> = {
  ...{ batchPassRate, boardMatchRate, colourVariance, costPerImage, edgeArtefacts },
  ...{ fileSize, firstTimeApprovalRate, hoursPerBatchItem, hoursPerHeroShot, issuePareto },
  ...{ leadTime, onTimeRate, pageLoad, qcPassRate, rejectionRate },
  ...{ retakeRate, returnRate, revisionRounds, shootToLive, turnaround },
  ...{
    turnaroundStages,
    shootToLiveStages,
    leadTimeToFirstSubmission,
    leadTimeInWorkingHours,
    roundsBySku,
    roundsByCause,
    fileSizes,
    firstTimeFailures,
    pageLoads,
    issueBreakdown,
    machineAgreement,
    returnRateOfFeatured,
    returnRateAroundLaunch,
  },
};

/** Each seed is one world: a life for each of some 100 shots in 16 collections; LOUPE_WORLDS draws more of them. */
const SEEDS = Array.from({ length: Number(process.env.LOUPE_WORLDS ?? 20) }, (_, i) => 2024 + i);
const COLLECTIONS = 16;
const GROUPINGS_A_WORLD = 5;
const ZONES = ['Europe/Paris', 'America/New_York', 'UTC', 'Asia/Kolkata', 'Pacific/Apia'];
/** Nothing, each dimension, and each two of them. */
const GROUPINGS: Dimension[][] = [
  [],
  ...DIMENSIONS.map((one) => [one]),
  ...DIMENSIONS.flatMap((one, i) => DIMENSIONS.slice(i + 1).map((two) => [one, two])),
];

const fresh = freshDatabase();
const rowsHeld = new Map<string, number>();
let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await fresh.database.transaction((tx) => collectionsOfChance(tx, new Chance(1), COLLECTIONS));
});

it.each(SEEDS)('the statements answer as the oracles do in world %i', async (seed) => {
  const chance = new Chance(seed);
  const { events, from, to } = historyOfChance(chance, catalogue);
  const history = historyOf({ ...catalogue, events, colourDifference });
  const wrong = await undone(fresh.database, async (tx) => {
    await appendFacts(
      tx,
      events.map((event) => factOf(event, catalogue)),
    );
    for (const [name, kpi] of Object.entries(KPIS)) {
      for (const groupBy of groupingsFor(name, kpi)) {
        const ask: Ask = { from, to, timeZone: chance.pick(ZONES), groupBy: chance.shuffled(groupBy), houseCalendar: HOUSE_CALENDAR };
        const right = answerOfOracle(history, kpi, ask);
        const difference = differenceOf(await answerOfSql(tx, kpi, ask), right);
        if (difference) return { name, ask, difference };
        const id = idOf(name, groupBy);
        rowsHeld.set(id, (rowsHeld.get(id) ?? 0) + right.length);
      }
    }
    return null;
  });
  expect(wrong).toBeNull();
});

it('has held rows of every KPI by everything that it can be grouped by', () => {
  const missing = Object.entries(KPIS).flatMap(([name, kpi]) =>
    GROUPINGS.filter((groupBy) => has(kpi, groupBy))
      .map((groupBy) => idOf(name, groupBy))
      .filter((id) => !rowsHeld.get(id)),
  );
  expect(missing).toEqual([]);
});

/** Those of which the fewest rows were held so far, whatever chance has been unkind to, and always the collections. */
function groupingsFor(name: string, kpi: Kpi<object>): Dimension[][] {
  const held = (groupBy: readonly Dimension[]): number => rowsHeld.get(idOf(name, groupBy)) ?? 0;
  const possible = GROUPINGS.filter((groupBy) => has(kpi, groupBy));
  const due = possible.sort((a, b) => held(a) - held(b)).slice(0, GROUPINGS_A_WORLD);
  return [...due, ['COLLECTION'] as Dimension[]].filter((groupBy) => has(kpi, groupBy));
}

function idOf(name: string, groupBy: readonly Dimension[]): string {
  return `${name} by ${groupBy.join(' and ')}`;
}

function has(kpi: Kpi<object>, groupBy: readonly Dimension[]): boolean {
  return !groupBy.some((dimension) => kpi.lacks.includes(dimension));
}
