import type { History, WorkCalendar } from './history';

/** What figures may be grouped by (kpi-corners, 29). */
export const DIMENSIONS = [
  'VENDOR',
  'PRODUCTION_MODEL',
  'TIER',
  'COLLECTION',
  'METAL',
  'VIEW',
  'CHANNEL',
  'DAY',
  'WEEK',
  'MONTH',
  'ORIGIN',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A question to the scorecard: cohort events from `from` (inclusive) to `to` (exclusive), days in `timeZone`. */
export interface Ask {
  from: Date;
  to: Date;
  timeZone: string;
  groupBy: readonly Dimension[];
  /** For vendors that have none of their own. */
  houseCalendar: WorkCalendar;
}

/** One group's figures; `key` holds the group's values in the order asked. */
export type KpiRow<Value> = Value & { key: string[] };

/**
 * A KPI, defined three times over: in a sentence for people, in SQL that computes it, and in a pure oracle that says what is right. A test
 * holds the SQL against the oracle on random histories.
 */
export interface Kpi<Value> {
  /** The definition; it is the description of the field in the schema. */
  sentence: string;
  /** Dimensions that its cohort events do not have: grouped by one of them it has no rows (kpi-corners, 27 and 29). */
  lacks: readonly Dimension[];
  /** One statement; its parameters are told in parameters.ts. `keys` says how its cohort (alias `c`) is grouped; what can be rolled takes its cohort from elsewhere too. */
  sql(keys: Keys, cohort?: string): string;
  oracle(history: History, ask: Ask): KpiRow<Value>[];
  /** Left out where nothing is kept of a shot. */
  rolled?: Rolled;
  /** The figure whose cohort it shares, so that what is kept of each shot for that one serves it too. */
  countsLike?: 'revisionRounds';
}

/** How a statement groups a cohort with the columns shot_id and at, and those of channel and origin that it does not lack. */
export interface Keys {
  /** A text array: the values of the group. */
  select: string;
  joins: string;
  groupBy: string;
  /** The group by further columns too: for a list within it. */
  groupByAnd(columns: string): string;
}

/**
 * How a figure is put together from counts that were added up before. Its cohort is the one of its statement, so that both count the same: the common table
 * expressions up to `c`, of one SKU each whatever the others did.
 */
export interface Rolled {
  cohort: string;
  /** SQL of a member of `c`. */
  tag: string;
  bucket: string;
  value: string;
  /** The columns of `c` beside shot_id and at, from what is kept of a member: `f.tag` and `f.value`. */
  columns: Readonly<Record<string, string>>;
  /**
   * SQL of the figures of a group, by name: aggregates over its cells. A cell holds how many members (`n`) have one `tag` and fall into one `bucket` of values, and
   * what their values (`total`) and the squares of these (`squares`) add up to; `decimal` is `total` unrounded; `up` counts the members of its and all lower buckets, `every` those of the group.
   * Left out where they cannot be added up: what is kept of each member then answers alone, and there are no cells.
   */
  figures?: Readonly<Record<string, string>>;
  /** By name; a bucket tells about where one lies, the values in it tell exactly. Only where all members have one tag. */
  percentiles?: Readonly<Record<string, Percentile>>;
  /** Its figure lists the tags of a group: cells are added up to one a tag first, whatever their buckets. */
  listsTags?: true;
}

/** The share of a group that lies below, and SQL of it as of `figures`, each value taken for the middle of its bucket. */
export interface Percentile {
  share: number;
  estimate: string;
}

/** How often, how long on average, and at the middle and the ninth decile; null over nothing. */
export interface Spread {
  n: number;
  mean: number | null;
  p50: number | null;
  p90: number | null;
}
