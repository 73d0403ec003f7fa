import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { settleUpload } from '../catalogue/takeUpload';
import type { Context } from '../context';
import { Refusal } from '../failures';
import { type Connection, connectionOf, PageArgs } from '../relay/connection';
import { isSound } from '../relay/expect';
import { once } from '../relay/once';
import { page } from '../relay/page';
import { Payload } from '../relay/userError';
import { AcceptanceLimitType, AcceptanceRules } from './AcceptanceRules';
import { BackgroundStandard } from './BackgroundStandard';
import { createBoardVersion, CreateBoardVersionInput, inspectExemplars } from './createBoardVersion';
import { acceptanceRulesById, backgroundStandardById, referenceBoardById, retouchTemplateById } from './loaders';
import { ReferenceBoard } from './ReferenceBoard';
import { RetouchTemplate } from './RetouchTemplate';
import { saveAcceptanceRules, SaveAcceptanceRulesInput } from './saveAcceptanceRules';
import { saveBackgroundStandard, SaveBackgroundStandardInput } from './saveBackgroundStandard';
import { saveRetouchTemplate, SaveRetouchTemplateInput } from './saveRetouchTemplate';

const ReferenceBoardConnection = connectionOf(ReferenceBoard, 'reference boards');

@ObjectType({ description: 'Answer of createBoardVersion.' })
export class CreateBoardVersionPayload extends Payload {
  @Field(() => ReferenceBoard, { nullable: true, description: 'The new version.' })
  board?: ReferenceBoard | null;
}

@ObjectType({ description: 'Answer of saveBackgroundStandard.' })
export class SaveBackgroundStandardPayload extends Payload {
  @Field(() => BackgroundStandard, { nullable: true, description: 'The new version.' })
  backgroundStandard?: BackgroundStandard | null;
}

@ObjectType({ description: 'Answer of saveAcceptanceRules.' })
export class SaveAcceptanceRulesPayload extends Payload {
  @Field(() => AcceptanceRules, { nullable: true, description: 'The new version.' })
  acceptanceRules?: AcceptanceRules | null;
}

@ObjectType({ description: 'Answer of saveRetouchTemplate.' })
export class SaveRetouchTemplatePayload extends Payload {
  @Field(() => RetouchTemplate, { nullable: true, description: 'The new version.' })
  retouchTemplate?: RetouchTemplate | null;
}

@Resolver(() => ReferenceBoard)
export class BoardResolver {
  @Query(() => ReferenceBoardConnection, { description: 'All versions of all boards, the newest first.' })
  referenceBoards(@Args() ask: PageArgs, @Ctx() context: Context): Promise<Connection<ReferenceBoard>> {
    return page(
      context,
      {
        entity: ReferenceBoard,
        alias: 'b',
        where: seen(context.viewer, 'ReferenceBoard', 'b'),
        params: [context.viewer.scopeId],
        order: [
          { sql: "date_trunc('milliseconds', b.created_at)", type: 'timestamptz', value: (board) => board.createdAt.toISOString() },
          { sql: 'b.id', type: 'uuid', value: (board) => board.id },
        ],
        descending: true,
      },
      ask,
    );
  }

  @Mutation(() => CreateBoardVersionPayload, {
    description: 'Measures exemplar pictures into a new version of a board. Waits until they are measured.',
  })
  async createBoardVersion(
    @Arg('input', () => CreateBoardVersionInput) input: CreateBoardVersionInput,
    @Ctx() context: Context,
  ): Promise<CreateBoardVersionPayload> {
    if (isSound(input)) await measureFirst(context, input);
    const { boardId, userErrors } = await once(context, 'createBoardVersion', input, (act) => createBoardVersion(act, input));
    return { board: boardId ? await context.load(referenceBoardById, boardId) : null, userErrors };
  }
}

async function measureFirst(context: Context, input: CreateBoardVersionInput): Promise<void> {
  await Promise.all(input.uploadIds.map((id) => settleUpload(context, id)));
  await inspectExemplars(context, input).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error; // what is refused here is refused by the act as well, and told there
  });
}

@Resolver(() => AcceptanceRules)
export class StandardsResolver {
  @Query(() => [AcceptanceRules], { description: 'The newest version of all acceptance rules, by code.' })
  acceptanceRules(@Ctx() context: Context): Promise<AcceptanceRules[]> {
    const { viewer, database } = context;
    const newest = 'NOT EXISTS (SELECT FROM acceptance_rules n WHERE n.code = a.code AND n.version > a.version)';
    return database.find(AcceptanceRules, 'a', `WHERE ${seen(viewer, 'AcceptanceRules', 'a')} AND ${newest} ORDER BY a.code`, [
      viewer.scopeId,
    ]);
  }

  @FieldResolver(() => [AcceptanceLimitType], { description: 'All limits, by name.' })
  limits(@Root() rules: AcceptanceRules): AcceptanceLimitType[] {
    return Object.entries(rules.limits).map(([name, limit]) => ({ name, ...limit }));
  }

  @Mutation(() => SaveAcceptanceRulesPayload, { description: 'Makes acceptance rules, or a new version of them.' })
  async saveAcceptanceRules(
    @Arg('input', () => SaveAcceptanceRulesInput) input: SaveAcceptanceRulesInput,
    @Ctx() context: Context,
  ): Promise<SaveAcceptanceRulesPayload> {
    const { rulesId, userErrors } = await once(context, 'saveAcceptanceRules', input, (act) => saveAcceptanceRules(act, input));
    return { acceptanceRules: rulesId ? await context.load(acceptanceRulesById, rulesId) : null, userErrors };
  }

  @Mutation(() => SaveBackgroundStandardPayload, { description: 'Makes a background standard, or a new version of one.' })
  async saveBackgroundStandard(
    @Arg('input', () => SaveBackgroundStandardInput) input: SaveBackgroundStandardInput,
    @Ctx() context: Context,
  ): Promise<SaveBackgroundStandardPayload> {
    const { standardId, userErrors } = await once(context, 'saveBackgroundStandard', input, (act) => saveBackgroundStandard(act, input));
    return { backgroundStandard: standardId ? await context.load(backgroundStandardById, standardId) : null, userErrors };
  }

  @Mutation(() => SaveRetouchTemplatePayload, { description: 'Makes a retouch template, or a new version of one.' })
  async saveRetouchTemplate(
    @Arg('input', () => SaveRetouchTemplateInput) input: SaveRetouchTemplateInput,
    @Ctx() context: Context,
  ): Promise<SaveRetouchTemplatePayload> {
    const { templateId, userErrors } = await once(context, 'saveRetouchTemplate', input, (act) => saveRetouchTemplate(act, input));
    return { retouchTemplate: templateId ? await context.load(retouchTemplateById, templateId) : null, userErrors };
  }
}
