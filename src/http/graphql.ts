import type { DocumentNode, GraphQLSchema } from 'graphql';
import { createYoga, useExecutionCancellation, type YogaServerInstance } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { charges } from '../graphql/engine/charges.ts';
import type { EdgeContext, EdgePlugin } from './edge-context.ts';
import type { FaultOf } from './fault.ts';
import type { LedgerClock } from './kept/ledger-clock.ts';
import { type Admission, createAdmission } from './limits/admission.ts';
import { createLimits, type Limits } from './limits/limits.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Plans } from './plans.ts';
import { useAcceptable } from './plugins/acceptable.ts';
import { useAdmission } from './plugins/admission.ts';
import { type Authenticate, useAuthentication } from './plugins/authentication.ts';
import { useCompiledExecution } from './plugins/compiled-execution.ts';
import { type Ended, useCredentialEnd } from './plugins/credential-end.ts';
import { useEventIds } from './plugins/event-ids.ts';
import { useHeardWrites } from './plugins/heard-writes.ts';
import { useJsonBody } from './plugins/json-body.ts';
import { useJsonInTurns } from './plugins/json-in-turns.ts';
import { useKeptAnswers } from './plugins/kept-answers.ts';
import { useMaskedErrors } from './plugins/masked-errors.ts';
import { useNotes } from './plugins/notes.ts';
import { useOrderedExecution } from './plugins/ordered-execution.ts';
import { useQueryCost } from './plugins/query-cost.ts';
import { useQueryLimits } from './plugins/query-limits.ts';
import { type CreateContext, useRequestContext } from './plugins/request-context.ts';
import { useStreamLimit } from './plugins/stream-limit.ts';
import { useTraces } from './plugins/traces.ts';
import { useTrustedDocuments } from './plugins/trusted-documents.ts';
import { useTurns } from './plugins/turns.ts';
import { useWriteLimit } from './plugins/write-limit.ts';

export interface GraphQLOptions {
  schema: GraphQLSchema;
  createContext: CreateContext;
  /** The database's time; the process's own where it is left out. */
  now?: () => Date;
  /** Left out where everybody is a reader, whatever they send. */
  authenticate?: Authenticate;
  /** Left out where the server accepts no tokens of its own. */
  endedTokens?: Ended;
  /** Left out where nobody signs in. */
  endedSessions?: Ended;
  config: Config;
  log: Logger;
  faultOf: FaultOf;
  metrics: Metrics;
  /** What each client may ask for; left out: as the settings say. */
  limits?: Limits;
  /** The state of the ledger, on which public answers depend; null where no answer is to be kept or shared. */
  clock: LedgerClock | null;
  /** Texts of `schema/operations`, which may be asked for by hash. */
  documents: readonly string[];
  /** Places among what is computed; left out: none but these wait for one. */
  admission?: Admission;
  /** Hears of each query that has been compiled; left out where nobody asks. */
  plans?: Plans | null;
  /** After how many executions a query is compiled, 20 when absent. */
  compileAfter?: number;
}

export type GraphQLServer = YogaServerInstance<EdgeContext, object>;

/** Bounded by count and by text: a document of a thousand tokens takes some 300 kB once parsed. */
function documentCache() {
  return new LRUCache<string, DocumentNode>({
    max: 200,
    maxSize: 2_000_000,
    sizeCalculation: (_document, text) => text.length + 1,
  });
}

const noCache = { get: () => undefined, set: () => {} };

/** The GraphQL endpoint: everything between a request to `/graphql` and its answer, in the order in which it happens. */
export function createGraphQL(options: GraphQLOptions): GraphQLServer {
  const { schema, createContext, authenticate, config, log, faultOf, documents, metrics, clock } = options;
  const { limits = createLimits(config) } = options;
  const plugins: EdgePlugin[] = [
    // What the log line says; and, for a request that was not sent over a socket, what the edge would have known of it.
    useNotes(),
    // Parsing, validation and execution, for the request's trace, where there is one.
    ...(config.tracesUrl ? [useTraces()] : []),
    // A media type that the answer can be given in, else 406.
    useAcceptable(),
    // JSON or query parameters, else 400 or 415.
    useJsonBody(),
    // A hash instead of a document; in trusted mode nothing but these.
    ...useTrustedDocuments({ documents, isExclusive: config.trustedDocuments }),
    // Of many documents that come at once, one is read and checked in a turn.
    useTurns(),
    // Tokens, depth, aliases, directives, circles: before validation, whose rules are not made for hostile documents.
    useQueryLimits(config),
    // Cost, and then mutations of one client in a minute: after validation, when every field is known, and before a context
    // exists that could ask the database.
    useQueryCost({
      ...config,
      charges,
      points: limits.points,
      projects: () => clock?.projects() ?? 0,
    }),
    useWriteLimit(limits),
    // Answers as JSON, large ones written in turns; with their cost, and for whoever keeps them.
    useJsonInTurns(),
    // Public answers to pages that are still true, given again before anything is parsed; behind the cost, which is part of what is
    // kept.
    ...(clock && config.keepBytes > 0
      ? [useKeptAnswers({ clock, maxBytes: config.keepBytes / 2, metrics })]
      : []),
    // What is written is told to all that is kept and shared.
    ...(clock ? [useHeardWrites(clock)] : []),
    // A place among what is computed: what is heavy waits in line, and lets others pass.
    useAdmission(options.admission ?? createAdmission()),
    // Who asks: 401 for a credential that is not valid.
    ...(authenticate ? [useAuthentication(authenticate, options.now ?? (() => new Date()))] : []),
    // The loaders of this request.
    useRequestContext(createContext),
    // The id of each event, and where a stream that comes back goes on.
    useEventIds(),
    // Event streams open at once, and each no longer than the credential it was opened with.
    useStreamLimit(config, metrics),
    ...(options.endedTokens || options.endedSessions ? [useCredentialEnd(options)] : []),
    // A client that has gone, or a deadline that has passed, stops the execution between two fields.
    // (its type is that of a plugin which knows nothing of the edge)
    useExecutionCancellation() as EdgePlugin,
    // Each answer in the order of its question.
    useOrderedExecution() as EdgePlugin,
    // Queries that are asked often, compiled.
    useCompiledExecution(options.compileAfter, options.plans),
    // Last, on the way out: what was not meant for the caller is logged and replaced.
    useMaskedErrors({ faultOf, log }),
  ];
  return createYoga<EdgeContext>({
    schema,
    plugins,
    graphqlEndpoint: '/graphql',
    maxRequestBodySize: config.maxBodyBytes,
    // Errors of parsing are not kept: a caller could fill the memory with them.
    parserAndValidationCache: { documentCache: documentCache(), errorCache: noCache },
    // Each of these has its own place: cors.ts, explorer/, edge.ts, the list above.
    cors: false,
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: '/graphql/health-is-elsewhere',
    maskedErrors: false,
    multipart: false,
    batching: false,
    logging: false,
  });
}
