import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context';
import type { Ask, Dimension } from '../kpi/Kpi';
import { Instant } from '../relay/scalars';
import { HOUSE_DAYS, HOUSE_HOURS } from '../vendors/deadline';
import { checkAsk } from './checkAsk';
import { computeScorecard } from './computeScorecard';
import { type FigureName, isFigure } from './kpis';
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

  @Field(() => Boolean, { defaultValue: true, description: '`false` allows an answer from rollups where there are any; the answer tells.' })
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
    return context.database.snapshot(async (sql) => {
      const [{ computedAt }] = await sql.rows<{ computedAt: Date }>('SELECT now() AS "computedAt"');
      return { computedAt, exact: true, errorBound: null, rows: await computeScorecard(sql, ask, wantedFigures(info)) };
    });
  }
}

/** The figures that the query selects, under whatever alias. */
function wantedFigures(info: GraphQLResolveInfo): FigureName[] {
  const { fieldsByTypeName } = parseResolveInfo(info) as ResolveTree;
  const rows = Object.values(fieldsByTypeName.Scorecard ?? {}).filter((field) => field.name === 'rows');
  const names = rows.flatMap((field) => Object.values(field.fieldsByTypeName.ScorecardRow ?? {}).map((figure) => figure.name));
  return [...new Set(names)].filter(isFigure);
}
