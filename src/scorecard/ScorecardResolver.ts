import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context';
import type { Ask, Dimension } from '../kpi/Kpi';
import { Instant } from '../relay/scalars';
import { HOUSE_DAYS, HOUSE_HOURS } from '../vendors/deadline';
import { checkAsk } from './checkAsk';
import { ERROR_BOUND } from '../kpi/rolled';
import { computeScorecard } from './computeScorecard';
import { type FigureName, isFigure } from './kpis';
import { sourceOf } from './rollups/sourceOf';
import { Scorecard } from './Scorecard';
import { ScorecardDimension } from './words';

@ArgsType()
class ScorecardArgs {
  @Field(() => Instant, { description: 'Events from this instant on.' })
  from!: Date;

  @Field(() => Instant, { description: 'Up to, and without, this one.' })
  to!: Date;

  @Field(() => String, { nullable: true, description: 'IANA time zone of days, weeks and months; left out = the house’s.' })
  timeZone?: string | null;

  @Field(() => [ScorecardDimension], { defaultValue: [], description: 'What to group by, in this order.' })
  groupBy!: Dimension[];

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      '`false` allows percentiles that are told to within `errorBound`, and leaves out what waits to be folded in, where rollups can answer; the answer tells.',
  })
  exact!: boolean;
}

@Resolver()
export class ScorecardResolver {
  @Query(() => Scorecard, { description: 'Production figures of a window, grouped as asked.', complexity: 100 })
  async scorecard(@Args() args: ScorecardArgs, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Scorecard> {
    const { timeZone } = context.house;
    const houseCalendar = { timeZone, workingDays: HOUSE_DAYS, workingHours: HOUSE_HOURS, holidays: [] };
    const ask: Ask = { ...args, timeZone: args.timeZone ?? timeZone, houseCalendar };
    checkAsk(ask);
    return context.analyst.snapshot(async (sql) => {
      const wanted = wantedFigures(info);
      const { source, waitingSince } = await sourceOf(sql, ask, wanted, args.exact);
      const [{ now }] = await sql.rows<{ now: Date }>(AS_OF);
      const rows = await computeScorecard(sql, ask, wanted, source);
      return typeof source === 'object' && !source.isExact
        ? { computedAt: waitingSince ?? now, exact: false, errorBound: ERROR_BOUND, rows }
        : { computedAt: now, exact: true, errorBound: null, rows };
    });
  }
}

/** A replica knows nothing newer than what it has replayed. */
const AS_OF = `SELECT CASE WHEN pg_is_in_recovery() AND pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
  THEN pg_last_xact_replay_timestamp() ELSE now() END AS now`;

/** The figures that the query selects, under whatever alias. */
function wantedFigures(info: GraphQLResolveInfo): FigureName[] {
  const { fieldsByTypeName } = parseResolveInfo(info) as ResolveTree;
  const rows = Object.values(fieldsByTypeName.Scorecard ?? {}).filter((field) => field.name === 'rows');
  const names = rows.flatMap((field) => Object.values(field.fieldsByTypeName.ScorecardRow ?? {}).map((figure) => figure.name));
  return [...new Set(names)].filter(isFigure);
}
