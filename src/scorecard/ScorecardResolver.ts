import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { IANAZone } from 'luxon';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../context';
import { Failure } from '../failures';
import type { Ask, Dimension } from '../kpi/Kpi';
import { Instant } from '../relay/scalars';
import { computeScorecard, type FigureName, isFigure } from './computeScorecard';
import { Scorecard } from './Scorecard';
import { ScorecardDimension } from './words';

const DAY_MS = 86_400e3;
/** More than ten years of days is a mistake, not a question. */
const MOST_DAYS = 3700;
const MOST_YEARS_MS = 100 * 366 * DAY_MS;

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
    const ask: Ask = { ...args, timeZone: args.timeZone ?? context.house.timeZone };
    checkAsk(ask);
    return context.database.snapshot(async (sql) => {
      const [{ computedAt }] = await sql.rows<{ computedAt: Date }>('SELECT now() AS "computedAt"');
      return { computedAt, exact: true, errorBound: null, rows: await computeScorecard(sql, ask, wantedFigures(info)) };
    });
  }
}

function checkAsk({ from, to, timeZone, groupBy }: Ask): void {
  if (from >= to)
    throw new Failure('BAD_USER_INPUT', `"from" is ${from.toISOString()} and "to" ${to.toISOString()}; expected a "to" after "from".`);
  if (!IANAZone.isValidZone(timeZone))
    throw new Failure('BAD_USER_INPUT', `"timeZone" is ${JSON.stringify(timeZone)}; expected an IANA time zone such as Europe/Paris.`);
  const twice = groupBy.find((dimension, i) => groupBy.indexOf(dimension) !== i);
  if (twice) throw new Failure('BAD_USER_INPUT', `"groupBy" names ${twice} twice; expected each dimension once.`);
  const span = to.getTime() - from.getTime();
  if (groupBy.includes('DAY') && span > MOST_DAYS * DAY_MS)
    throw new Failure('BAD_USER_INPUT', `Grouped by DAY, expected a window of at most ${MOST_DAYS} days.`);
  if (span > MOST_YEARS_MS) throw new Failure('BAD_USER_INPUT', 'Expected a window of at most 100 years.');
}

/** The figures that the query selects, under whatever alias. */
function wantedFigures(info: GraphQLResolveInfo): FigureName[] {
  const { fieldsByTypeName } = parseResolveInfo(info) as ResolveTree;
  const rows = Object.values(fieldsByTypeName.Scorecard ?? {}).filter((field) => field.name === 'rows');
  const names = rows.flatMap((field) => Object.values(field.fieldsByTypeName.ScorecardRow ?? {}).map((figure) => figure.name));
  return [...new Set(names)].filter(isFigure);
}
