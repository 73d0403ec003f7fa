import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLError, GraphQLSchema, ValidationContext } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context';
import { authorise } from './authorise';
import { executing } from './compiled/executor';
import { cost } from './cost';
import { errorTrail, formatError } from './errors';

/** Bounds on the form of a query; its price is bounded by cost.ts. The longest document we ship has depth 8 and some 300 tokens. */
const BOUNDS = { depth: 15, aliases: 30, directives: 20, tokens: 3000 };

/** Told like any other fault of a query; thrown, as is the library's default, it would be answered as a failure of ours. */
const reported = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

export interface ApolloOptions {
  schema: GraphQLSchema;
  /** Whether the schema may be asked for, and mistyped fields are answered with suggestions. */
  introspection: boolean;
  log: Logger;
}

export function apolloServer({ schema, introspection, log }: ApolloOptions): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: executing(schema),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError,
    csrfPrevention: true,
    parseOptions: { maxTokens: BOUNDS.tokens },
    validationRules: [
      maxDepthRule({ n: BOUNDS.depth, ignoreIntrospection: true, ...reported }),
      maxAliasesRule({ n: BOUNDS.aliases, allowList: [], ...reported }),
      maxDirectivesRule({ n: BOUNDS.directives, ...reported }),
    ],
    plugins: [
      authorise(),
      cost(),
      errorTrail(),
      ApolloServerPluginCacheControlDisabled(), // it would wrap every resolver; we cache by ETag
      ApolloServerPluginLandingPageDisabled(), // it needs the internet; /explorer does not
      ApolloServerPluginUsageReportingDisabled(),
    ],
    logger: log,
    stringifyResult: (value) => JSON.stringify(value),
    stopOnTerminationSignals: false,
  });
}
