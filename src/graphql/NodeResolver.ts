import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { acceptanceRulesById, backgroundStandardById, referenceBoardById, retouchTemplateById } from '../boards/loaders';
import { collectionById, colourwayById, shotById, skuById } from '../catalogue/loaders';
import type { Context, Loader } from '../context';
import { Failure } from '../failures';
import { importById } from '../imports/ImportResolver';
import { parseGlobalId } from '../relay/globalId';
import { Node } from '../relay/node';
import { channelById, publicationById, renditionById, templateById } from '../renditions/loaders';
import { batchById, jobById, reviewById, revisionById } from '../retouching/loaders';
import { sourceById } from '../retouching/SourceResolver';
import { rateById, vendorById } from '../vendors/VendorResolver';

/** How each type is fetched by id; every one of these loaders applies what the viewer may see. */
const NODES: Readonly<Record<string, Loader<string, Node | null>>> = {
  Collection: collectionById,
  Sku: skuById,
  Colourway: colourwayById,
  Shot: shotById,
  ReferenceBoard: referenceBoardById,
  BackgroundStandard: backgroundStandardById,
  AcceptanceRules: acceptanceRulesById,
  RetouchTemplate: retouchTemplateById,
  Vendor: vendorById,
  Rate: rateById,
  Source: sourceById,
  Batch: batchById,
  Job: jobById,
  Revision: revisionById,
  Review: reviewById,
  Channel: channelById,
  ExportTemplate: templateById,
  Rendition: renditionById,
  Publication: publicationById,
  Import: importById,
};

const MOST_IDS = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its global id; null when there is nothing for this viewer.' })
  node(@Arg('id', () => ID, { description: 'Global id.' }) id: string, @Ctx() context: Context): Promise<Node | null> {
    return fetch(context, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: `Up to ${MOST_IDS} things by their global ids, in the order asked; null where there is nothing for this viewer.`,
  })
  nodes(@Arg('ids', () => [ID], { description: 'Global ids.' }) ids: string[], @Ctx() context: Context): Promise<(Node | null)[]> {
    if (ids.length > MOST_IDS) throw new Failure('BAD_USER_INPUT', `Expected at most ${MOST_IDS} ids, found ${ids.length}.`);
    return Promise.all(ids.map((id) => fetch(context, id)));
  }
}

async function fetch(context: Context, text: string): Promise<Node | null> {
  const parsed = parseGlobalId(text);
  if (!parsed || !Object.hasOwn(NODES, parsed.type)) return null;
  return context.load(NODES[parsed.type], parsed.id);
}
