import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context';
import { authorise } from './authorise';
import { cost } from './cost';
import { errorTrail, formatError } from './errors';

/** Bounds on the form of a query; its price is bounded by cost.ts. The longest document we ship has depth 8 and some 300 tokens. */
const BOUNDS = { depth: 15, aliases: 30, directives: 20, tokens: 3000 };

export interface ApolloOptions {
  schema: GraphQLSchema;
  /** Whether the schema may be asked for, and mistyped fields are answered with suggestions. */
  introspection: boolean;
}

export function apolloServer({ schema, introspection }: ApolloOptions): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError,
    csrfPrevention: true,
    parseOptions: { maxTokens: BOUNDS.tokens },
    validationRules: [
      maxDepthRule({ n: BOUNDS.depth, ignoreIntrospection: true, propagateOnRejection: true }),
      maxAliasesRule({ n: BOUNDS.aliases, allowList: [], propagateOnRejection: true }),
      maxDirectivesRule({ n: BOUNDS.directives, propagateOnRejection: true }),
    ],
    plugins: [
      authorise(),
      cost(),
      errorTrail(),
      ApolloServerPluginCacheControlDisabled(), // it would wrap every resolver; we cache by ETag
      ApolloServerPluginLandingPageDisabled(), // it needs the internet; /explorer does not
      ApolloServerPluginUsageReportingDisabled(),
    ],
    stringifyResult: (value) => JSON.stringify(value),
    stopOnTerminationSignals: false,
  });
}
