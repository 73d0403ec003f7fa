import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { Collection } from '../catalogue/Collection';
import { Colourway } from '../catalogue/Colourway';
import { colourwayById } from '../catalogue/loaders';
import type { Finish, Metal } from '../catalogue/words';
import type { Context } from '../context';
import type { Lab } from '../pixels/colour';
import { type Connection, PageArgs } from '../relay/connection';
import { pageOfList } from '../relay/page';
import { Family, FamilyConnection } from './Family';
import { familyTone } from './familyTone';

interface Toned {
  metal: Metal;
  finish: Finish;
  colourwayId: string;
  lab: Lab;
}

/** The middle tones of the latest approved picture of each shot, by the measurement that it was decided on. */
const tonesOfCollection = (seenCollection: string): string => `
  SELECT w.metal, w.finish, w.id AS "colourwayId", tone -> 'lab' AS lab
  FROM collection c JOIN sku k ON k.collection_id = c.id JOIN colourway w ON w.sku_id = k.id JOIN shot s ON s.colourway_id = w.id
  CROSS JOIN LATERAL (SELECT quality_id FROM revision WHERE shot_id = s.id AND status = 'APPROVED' ORDER BY number DESC LIMIT 1) r
  JOIN quality q ON q.id = r.quality_id
  CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(q.measured -> 'metalTone') WHEN 'array' THEN q.measured -> 'metalTone' ELSE '[]' END) tone
  WHERE ${seenCollection} AND c.id = $2 AND tone ->> 'zone' = 'MID'
  ORDER BY w.metal, w.finish, s.reference`;

@Resolver(() => Family)
export class FamilyResolver {
  @FieldResolver(() => Colourway, {
    nullable: true,
    description:
      'The colourway whose picture stands apart: of three or more, at least ΔE00 2 from the mean of the others, and three times as far as the furthest of those; null when none does.',
  })
  async oddOneOut(@Root() { oddColourwayId }: Family, @Ctx() context: Context): Promise<Colourway | null> {
    return oddColourwayId === null ? null : context.load(colourwayById, oddColourwayId);
  }
}

/** What retouching adds to a collection. */
@Resolver(() => Collection)
export class CollectionFamiliesResolver {
  @FieldResolver(() => FamilyConnection, { description: 'Its families, by metal and finish: how far their metal tones lie apart.' })
  async families(@Root() { id }: Collection, @Args() ask: PageArgs, @Ctx() context: Context): Promise<Connection<Family>> {
    const { viewer, database } = context;
    const toned = await database.rows<Toned>(tonesOfCollection(seen(viewer, 'Collection', 'c')), [viewer.scopeId, id]);
    const families = new Map<string, Toned[]>();
    for (const each of toned) families.set(keyOf(each), [...(families.get(keyOf(each)) ?? []), each]);
    return pageOfList(context, { name: `families of ${id}`, things: [...families.values()].map(familyOf), keyOf }, ask);
  }
}

function keyOf({ metal, finish }: Pick<Toned, 'metal' | 'finish'>): string {
  return `${metal} ${finish}`;
}

function familyOf(members: Toned[]): Family {
  const { oddOneOut, ...tone } = familyTone(members.map(({ lab }) => lab));
  const [{ metal, finish }] = members;
  return Object.assign(new Family(), {
    ...{ metal, finish, n: members.length, ...tone },
    oddColourwayId: oddOneOut === null ? null : members[oddOneOut].colourwayId,
  });
}
