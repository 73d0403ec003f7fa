import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { Collection } from '../catalogue/Collection';
import { shotById } from '../catalogue/loaders';
import { Shot } from '../catalogue/Shot';
import type { View } from '../catalogue/words';
import type { Context } from '../context';
import { type Likened, spreadOfView } from './spreadOfView';
import { Stray, ViewSpread } from './ViewSpread';

/** What was measured of the latest measured picture of each packshot. */
const latestPictures = (seenCollection: string): string => `
  SELECT s.view, s.id AS "shotId",
    CASE jsonb_typeof(m.ground) WHEN 'object' THEN jsonb_build_object('l', m.ground -> 'medianL', 'a', m.ground -> 'medianA', 'b', m.ground -> 'warmth') END AS ground,
    (m.shadow ->> 'direction')::float8 AS "shadowDirection",
    CASE WHEN m.shadow ->> 'kind' <> 'NONE' THEN (m.shadow ->> 'density')::float8 END AS "shadowDensity",
    (m.crop ->> 'fillLongestSide')::float8 AS fill,
    sqrt(((m.crop ->> 'marginLeft')::float8 - (m.crop ->> 'marginRight')::float8) ^ 2 + ((m.crop ->> 'marginTop')::float8 - (m.crop ->> 'marginBottom')::float8) ^ 2)
      / 2 AS "offCentre"
  FROM collection c JOIN sku k ON k.collection_id = c.id JOIN colourway w ON w.sku_id = k.id JOIN shot s ON s.colourway_id = w.id
  CROSS JOIN LATERAL (SELECT quality_id FROM revision WHERE shot_id = s.id AND quality_id IS NOT NULL ORDER BY number DESC LIMIT 1) r
  JOIN quality q ON q.id = r.quality_id AND q.state = 'READY'
  CROSS JOIN LATERAL (SELECT q.measured -> 'backgroundPurity' AS ground, q.measured -> 'shadow' AS shadow, q.measured -> 'crop' AS crop) m
  WHERE ${seenCollection} AND c.id = $2 AND s.view NOT IN ('ON_BODY', 'LIFESTYLE')
  ORDER BY s.view, s.reference`;

@Resolver(() => Collection)
export class CollectionSpreadResolver {
  @FieldResolver(() => [ViewSpread], {
    complexity: 50,
    description:
      'How far its pictures lie apart in background, shadow and crop, view by view, and which stand apart: the latest measured picture of each packshot, as one batch.',
  })
  async spread(@Root() { id }: Collection, @Ctx() { viewer, database }: Context): Promise<ViewSpread[]> {
    const pictures = await database.rows<Likened & { view: View }>(latestPictures(seen(viewer, 'Collection', 'c')), [viewer.scopeId, id]);
    const views = [...new Set(pictures.map(({ view }) => view))];
    return views.map((view) => {
      const aspects = spreadOfView(pictures.filter((picture) => picture.view === view));
      return {
        view,
        aspects: aspects.map((aspect) => ({ ...aspect, strays: aspect.strays.map((stray) => Object.assign(new Stray(), stray)) })),
      };
    });
  }
}

@Resolver(() => Stray)
export class StrayResolver {
  @FieldResolver(() => Shot, { description: 'The shot.' })
  async shot(@Root() { shotId }: Stray, @Ctx() context: Context): Promise<Shot> {
    const shot = await context.load(shotById, shotId);
    if (!shot) throw new Error('a shot of the collection is gone');
    return shot;
  }
}
