import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { referenceBoardById } from '../boards/loaders';
import type { Context } from '../context';
import { type Connection, PageArgs } from '../relay/connection';
import { idOf } from '../relay/globalId';
import { page } from '../relay/page';
import { BoardWhatIf, BoardWhatIfRevision, BoardWhatIfRevisionConnection } from './BoardWhatIf';
import { Revision } from './Revision';

const IS_OF_METAL = "b.subject IN (j.metal::text, j.metal || '/' || c.finish)";
const IS_OF_STONE = `EXISTS (SELECT FROM jsonb_array_elements(c.stones) stone
  WHERE b.subject IN (stone ->> 'kind', (stone ->> 'kind') || '/' || (stone ->> 'colour')))`;

/** Mean CIEDE2000 from which on what is in view is another stone than the board's, and says nothing of it. */
const OTHER_STONE = 15;

/**
 * Approved revisions (alias `r`) that the board of `$2` (alias `b`) fits, each with its worst zone (alias `w`). A metal was measured as one list of zones, stones
 * as a list for each of their colours: that which lies nearest to the board is the stone.
 */
const FITTING = `
  JOIN reference_board b ON b.id = $2
  JOIN job j ON j.id = r.job_id
  JOIN source x ON x.id = j.source_id
  JOIN shot s ON s.id = r.shot_id
  JOIN colourway c ON c.id = s.colourway_id
  JOIN quality q ON q.id = r.quality_id
  CROSS JOIN LATERAL (
    SELECT d.delta, d.delta > d.tolerance AS fails
    FROM (
      SELECT z.delta, z.tolerance, avg(z.delta) OVER (PARTITION BY z.list) AS off
      FROM (
        SELECT lists.list,
          delta_e_2000(
            ARRAY[(zone -> 'lab' ->> 'l')::float8, (zone -> 'lab' ->> 'a')::float8, (zone -> 'lab' ->> 'b')::float8],
            ARRAY[(tone -> 'lab' ->> 'l')::float8, (tone -> 'lab' ->> 'a')::float8, (tone -> 'lab' ->> 'b')::float8]) AS delta,
          (zone ->> 'toleranceDeltaE')::float8 AS tolerance
        FROM jsonb_array_elements(CASE WHEN ${IS_OF_METAL} THEN jsonb_build_array(jsonb_path_query_array(q.measured, '$.metalTone[*]'))
            ELSE jsonb_path_query_array(q.measured, '$.gemstones.colours[*].zones') END) WITH ORDINALITY lists (tones, list)
        JOIN jsonb_array_elements(lists.tones) tone ON true
        JOIN jsonb_array_elements(b.zones) zone ON tone ->> 'zone' = zone ->> 'zone') z) d
    WHERE ${IS_OF_METAL} OR d.off < ${OTHER_STONE}
    ORDER BY d.off, d.delta / greatest(d.tolerance, 0.001) DESC LIMIT 1) w`;

const IS_FITTING = `r.status = 'APPROVED' AND (${IS_OF_METAL} OR ${IS_OF_STONE}) AND (b.lighting IS NULL OR b.lighting = x.lighting)`;

@Resolver(() => BoardWhatIf)
export class BoardWhatIfResolver {
  @Query(() => BoardWhatIf, {
    nullable: true,
    complexity: 50,
    description: 'What a board would change, were the approved pictures judged by it; null when there is no such board for this viewer.',
  })
  async boardWhatIf(
    @Arg('boardId', () => ID, { description: 'Global id of a version of a board.' }) boardId: string,
    @Ctx() context: Context,
  ): Promise<BoardWhatIf | null> {
    const board = await context.load(referenceBoardById, idOf('ReferenceBoard', boardId));
    if (!board) return null;
    const [counts] = await context.database.rows<{ approvedCount: number; wouldFailCount: number }>(
      `SELECT count(*)::int AS "approvedCount", count(*) FILTER (WHERE w.fails)::int AS "wouldFailCount"
       FROM revision r ${FITTING} WHERE ${seen(context.viewer, 'Revision', 'r')} AND ${IS_FITTING}`,
      [context.viewer.scopeId, board.id],
    );
    return Object.assign(new BoardWhatIf(), { boardId: board.id, ...counts });
  }

  @FieldResolver(() => BoardWhatIfRevisionConnection, { description: 'They, the latest approval first.' })
  async revisions(
    @Root() { boardId }: BoardWhatIf,
    @Args() ask: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<BoardWhatIfRevision>> {
    const found = await page(
      context,
      {
        entity: Revision,
        alias: 'r',
        joins: FITTING,
        where: `${seen(context.viewer, 'Revision', 'r')} AND ${IS_FITTING}`,
        params: [context.viewer.scopeId, boardId],
        order: [
          {
            sql: "date_trunc('milliseconds', r.approved_at)",
            type: 'timestamptz',
            value: (revision) => revision.approvedAt?.toISOString() ?? '',
          },
          { sql: 'r.id', type: 'uuid', value: (revision) => revision.id },
        ],
        descending: true,
      },
      ask,
    );
    const figures = await figuresOf(context, boardId, found.nodes);
    const told = (revision: Revision): BoardWhatIfRevision => ({
      revision,
      ...(figures.get(revision.id) ?? { worstDeltaE: 0, wouldFail: false }),
    });
    return { ...found, nodes: found.nodes.map(told), edges: found.edges.map(({ node, cursor }) => ({ node: told(node), cursor })) };
  }
}

type Figures = Pick<BoardWhatIfRevision, 'worstDeltaE' | 'wouldFail'>;

async function figuresOf(context: Context, boardId: string, revisions: readonly Revision[]): Promise<Map<string, Figures>> {
  const rows = await context.database.rows<Figures & { id: string }>(
    `SELECT r.id, w.delta AS "worstDeltaE", w.fails AS "wouldFail" FROM revision r ${FITTING} WHERE r.id = ANY($1)`,
    [revisions.map(({ id }) => id), boardId],
  );
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
