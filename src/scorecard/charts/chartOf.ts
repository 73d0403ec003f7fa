import { Failure } from '../../failures';
import type { Ask, Dimension } from '../../kpi/Kpi';
import type { AnalystReads } from '../../store/analystReads';
import { askOf, type AskWords } from '../askOf';
import { computeScorecard } from '../computeScorecard';
import { sourceOf } from '../rollups/sourceOf';
import { type FigureName, KPIS } from '../kpis';
import type { ScorecardRow } from '../ScorecardRow';
import { costs, costsByVendor } from './costs';
import { type Chart, drawn } from './drawn';
import { histogram } from './histogram';
import { isMeasure, MEASURES, type MeasureName } from './measures';
import { pareto } from './pareto';
import { sideBySide } from './sideBySide';
import { stages } from './stages';
import { trend } from './trend';

/** What a chart is made of. */
interface Kind {
  groupBy: readonly Dimension[];
  /** The figure that it always shows; null where the caller names one. */
  figure: FigureName | null;
  draw: (rows: readonly ScorecardRow[], ask: Ask, kpi: MeasureName, currency: string | undefined) => Chart;
}

const KINDS: Readonly<Record<string, Kind>> = {
  trend: { groupBy: ['MONTH'], figure: null, draw: (rows, ask, kpi) => trend(MEASURES[kpi], rows, ask) },
  vendors: { groupBy: ['VENDOR'], figure: null, draw: (rows, ask, kpi) => sideBySide(MEASURES[kpi], 'vendor', rows, ask) },
  models: {
    groupBy: ['PRODUCTION_MODEL'],
    figure: null,
    draw: (rows, ask, kpi) => sideBySide(MEASURES[kpi], 'production model', rows, ask),
  },
  stages: { groupBy: ['MONTH'], figure: 'turnaroundStages', draw: stages('turnaround') },
  stagesToLive: { groupBy: ['MONTH'], figure: 'shootToLiveStages', draw: stages('shootToLive') },
  issues: { groupBy: [], figure: 'issuePareto', draw: ([row], ask) => pareto(row, ask) },
  costs: { groupBy: ['MONTH'], figure: 'costPerImage', draw: (rows, ask, _, currency) => costs(rows, ask, currency) },
  vendorCosts: { groupBy: ['VENDOR'], figure: 'costPerImage', draw: (rows, ask, _, currency) => costsByVendor(rows, ask, currency) },
  rounds: { groupBy: [], figure: 'revisionRounds', draw: ([row], ask) => histogram(row, ask) },
};

const MOST_MONTHS = 36; // a wider picture is none to look at
const LONGEST_MONTH_MS = 31 * 86_400e3;

export interface ChartWords extends Omit<AskWords, 'groupBy'> {
  kpi?: string;
  /** Of costs: an ISO 4217 code, needed where costs are in several. */
  currency?: string;
}

/** @throws Failure NOT_FOUND for a chart that there is none of, BAD_USER_INPUT naming the word, what was found and what was expected */
export async function chartOf(database: AnalystReads, name: string, words: ChartWords, houseZone: string): Promise<string> {
  if (!Object.hasOwn(KINDS, name)) throw new Failure('NOT_FOUND', `There is no such chart; there are ${Object.keys(KINDS).join(', ')}.`);
  const { groupBy, figure, draw } = KINDS[name];
  const ask = askOf({ ...words, groupBy }, houseZone);
  if (words.currency !== undefined && figure !== 'costPerImage')
    throw new Failure('BAD_USER_INPUT', '"currency" is asked for with charts of costs alone.');
  const kpi = measureNamed(words.kpi, figure, groupBy);
  if (groupBy.includes('MONTH') && ask.to.getTime() - ask.from.getTime() > MOST_MONTHS * LONGEST_MONTH_MS)
    throw new Failure('BAD_USER_INPUT', `"from" and "to" are too far apart; a trend shows at most ${MOST_MONTHS} months.`);
  const shown = [figure ?? kpi];
  const rows = await database.snapshot(async (sql) => computeScorecard(sql, ask, shown, (await sourceOf(sql, ask, shown)).source));
  return drawn(draw(rows, ask, kpi, words.currency));
}

function measureNamed(found: string | undefined, figure: FigureName | null, groupBy: readonly Dimension[]): MeasureName {
  if (figure !== null) {
    if (found === undefined) return 'revisionRounds';
    throw new Failure('BAD_USER_INPUT', `"kpi" is not asked for here: the chart always shows ${figure}.`);
  }
  const possible = Object.keys(MEASURES).filter((name) => !groupBy.some((each) => KPIS[name as MeasureName].kpi.lacks.includes(each)));
  if (isMeasure(found) && possible.includes(found)) return found;
  const told = found === undefined ? 'missing' : JSON.stringify(found).slice(0, 80);
  throw new Failure('BAD_USER_INPUT', `"kpi" is ${told}; expected one of ${possible.join(', ')}.`);
}
