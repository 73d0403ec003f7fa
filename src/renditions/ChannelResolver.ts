import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { Collection } from '../catalogue/Collection';
import type { Context, Loader } from '../context';
import { inGroups } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Revision } from '../retouching/Revision';
import { revisionById } from '../retouching/loaders';
import { Channel } from './Channel';
import { AltTextPattern, ExportTemplate } from './ExportTemplate';
import { exportRevisions, ExportRevisionsInput } from './exportRevisions';
import { channelById, templateById, templatesByChannel } from './loaders';
import { reportPageLoads, ReportPageLoadsInput } from './reportPageLoads';
import { saveChannel, SaveChannelInput } from './saveChannel';
import { saveExportTemplate, SaveExportTemplateInput } from './saveExportTemplate';

@ObjectType({ description: 'Answer of saveChannel.' })
export class SaveChannelPayload extends Payload {
  @Field(() => Channel, { nullable: true, description: 'The channel as it is now.' })
  channel?: Channel | null;
}

@ObjectType({ description: 'Answer of saveExportTemplate.' })
export class SaveExportTemplatePayload extends Payload {
  @Field(() => ExportTemplate, { nullable: true, description: 'The new version.' })
  exportTemplate?: ExportTemplate | null;
}

@ObjectType({ description: 'Answer of exportRevisions.' })
export class ExportRevisionsPayload extends Payload {
  @Field(() => [Revision], { description: 'The revisions whose previews are being made.' })
  revisions!: Revision[];
}

const targetsByCollection: Loader<string, Channel[]> = async (context, ids) => {
  const { viewer, database } = context;
  const found = await database.find<Channel, { collectionId: string }>(
    Channel,
    'c',
    `JOIN collection_channel cc ON cc.channel_id = c.id WHERE ${seen(viewer, 'Channel', 'c')} AND cc.collection_id = ANY($2) ORDER BY c.code`,
    [viewer.scopeId, ids],
    'cc.collection_id AS "collectionId"',
  );
  return inGroups(ids, found, (channel) => channel.collectionId);
};

@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => [Channel], { description: 'All channels, by code; a storefront sees its own.' })
  channels(@Ctx() context: Context): Promise<Channel[]> {
    return context.database.find(Channel, 'c', `WHERE ${seen(context.viewer, 'Channel', 'c')} ORDER BY c.code`, [context.viewer.scopeId]);
  }

  @FieldResolver(() => [ExportTemplate], { description: 'Its current templates, by code.' })
  exportTemplates(@Root() channel: Channel, @Ctx() context: Context): Promise<ExportTemplate[]> {
    return context.load(templatesByChannel, channel.id);
  }

  @Mutation(() => SaveChannelPayload, { description: 'Makes or changes a channel.' })
  async saveChannel(@Arg('input', () => SaveChannelInput) input: SaveChannelInput, @Ctx() context: Context): Promise<SaveChannelPayload> {
    const { channelId, userErrors } = await once(context, 'saveChannel', input, (act) => saveChannel(act, input));
    return { channel: channelId ? await context.load(channelById, channelId) : null, userErrors };
  }

  @Mutation(() => ExportRevisionsPayload, {
    description:
      'Has approved revisions made into files for further channels or newer templates, and tries failed ones again. Nothing is shown by it: `publish` does that.',
  })
  async exportRevisions(
    @Arg('input', () => ExportRevisionsInput) input: ExportRevisionsInput,
    @Ctx() context: Context,
  ): Promise<ExportRevisionsPayload> {
    const { revisionIds = [], userErrors } = await once(context, 'exportRevisions', input, (act) => exportRevisions(act, input));
    const revisions = await Promise.all(revisionIds.map((id) => context.load(revisionById, id)));
    return { revisions: revisions.filter((revision) => revision !== null), userErrors };
  }
}

@ObjectType({ description: 'Answer of reportPageLoads.' })
export class ReportPageLoadsPayload extends Payload {
  @Field(() => Int, { description: 'How many were taken.' })
  accepted!: number;
}

@Resolver()
export class PageLoadResolver {
  @Mutation(() => ReportPageLoadsPayload, { description: 'Takes page-load times that a shop saw.' })
  async reportPageLoads(
    @Arg('input', () => ReportPageLoadsInput) input: ReportPageLoadsInput,
    @Ctx() context: Context,
  ): Promise<ReportPageLoadsPayload> {
    const { accepted = 0, userErrors } = await once(context, 'reportPageLoads', input, (act) => reportPageLoads(act, input));
    return { accepted, userErrors };
  }
}

@Resolver(() => ExportTemplate)
export class ExportTemplateResolver {
  @Query(() => [ExportTemplate], { description: 'Current templates of a channel, by code.' })
  async exportTemplates(
    @Arg('channel', () => String, { description: 'Code of the channel.' }) code: string,
    @Ctx() context: Context,
  ): Promise<ExportTemplate[]> {
    const { viewer, database } = context;
    return database.find(
      ExportTemplate,
      't',
      `JOIN channel c ON c.id = t.channel_id WHERE ${seen(viewer, 'ExportTemplate', 't')} AND c.code = $2 AND t.retired_at IS NULL ORDER BY t.code`,
      [viewer.scopeId, code],
    );
  }

  @FieldResolver(() => Channel, { nullable: true, description: 'The channel that it is for.' })
  channel(@Root() template: ExportTemplate, @Ctx() context: Context): Promise<Channel | null> {
    return context.load(channelById, template.channelId);
  }

  @FieldResolver(() => [AltTextPattern], { description: 'Its alt text in each language of the channel.' })
  altTextPatterns(@Root() template: ExportTemplate): AltTextPattern[] {
    return Object.entries(template.altTextPatterns).map(([locale, pattern]) => ({ locale, pattern }));
  }

  @Mutation(() => SaveExportTemplatePayload, { description: 'Makes a template, or a new version of one.' })
  async saveExportTemplate(
    @Arg('input', () => SaveExportTemplateInput) input: SaveExportTemplateInput,
    @Ctx() context: Context,
  ): Promise<SaveExportTemplatePayload> {
    const { templateId, userErrors } = await once(context, 'saveExportTemplate', input, (act) => saveExportTemplate(act, input));
    return { exportTemplate: templateId ? await context.load(templateById, templateId) : null, userErrors };
  }
}

@Resolver(() => Collection)
export class CollectionChannelsResolver {
  @FieldResolver(() => [Channel], { description: 'The channels that it targets.' })
  channels(@Root() collection: Collection, @Ctx() context: Context): Promise<Channel[]> {
    return context.load(targetsByCollection, collection.id);
  }
}
