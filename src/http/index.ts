import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { WorkEnded } from '../base/work.ts';
import type { Config } from '../config.ts';
import { createEdge, type Edge } from './edge.ts';
import { createExecute, type Execute } from './execute.ts';
import { createExplorer, type Example } from './explorer/index.ts';
import { createExportFile } from './export-file.ts';
import type { FaultOf } from './fault.ts';
import { createGraphQL } from './graphql.ts';
import { createGraphQLHandler } from './graphql-handler.ts';
import { createFront } from './kept/front.ts';
import { createLedgerClock, type LedgerState, type ReadLedgerState } from './kept/ledger-clock.ts';
import { createLimits } from './limits/limits.ts';
import { createMetricsHandler } from './metrics/handler.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Authenticate } from './plugins/authentication.ts';
import type { EndedTokens } from './plugins/credential-end.ts';
import type { CreateContext } from './plugins/request-context.ts';
import { createReadyHandler, type WhyNotReady } from './ready.ts';
import { createRouter } from './router.ts';
import type { ShownElsewhere } from './security-headers.ts';
import { createSecurityText } from './security-text.ts';
import { shareOperations } from './shared/share-operations.ts';

export type { Edge } from './edge.ts';
export type { EdgeContext } from './edge-context.ts';
export type { Execute, Executed } from './execute.ts';
export type { Example } from './explorer/index.ts';
export { type FaultOf, sentenceOf } from './fault.ts';
export { createLog, describeError } from './log.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { serveMetrics } from './metrics/server.ts';
export type { Authenticate } from './plugins/authentication.ts';
export type { CreateContext } from './plugins/request-context.ts';
export { guardProcess } from './process.ts';
export { createAuthenticate } from './sign-in/authenticate.ts';
export { startTracing, traceStatement } from './tracing.ts';

export interface AppOptions {
  config: Config;
  log: Logger;
  faultOf: FaultOf;
  schema: GraphQLSchema;
  createContext: CreateContext;
  /** The database's time; the process's own where it is left out. */
  now?: () => Date;
  /** Left out where everybody is a reader, whatever they send. */
  authenticate?: Authenticate;
  /** Credentials of our own that have ended, of those asked for; left out where none are taken. */
  endedTokens?: EndedTokens;
  whyNotReady: WhyNotReady;
  /**
   * Answers every path that is not GraphQL's or a probe's, through operations that it executes. It may ask for the state of the
   * ledger that the answer will rest on; null: nobody can say.
   */
  page: (
    request: Request,
    execute: Execute,
    readState: () => Promise<LedgerState | null>,
  ) => Promise<Response>;
  /** Texts of the operations that the server brings along. */
  documents: readonly string[];
  /** Which of those paths other sites may read or frame; none when it is left out. */
  shownElsewhere?: ShownElsewhere;
  /** Writes all that is recorded to a file; left out where nobody may ask for that. */
  writeExport?: (path: string) => Promise<unknown>;
  /** What an operator watches. */
  metrics: Metrics;
  /** What public answers rest on; left out where none is to be kept or shared, and no file has a tag before it is made. */
  ledgerState?: ReadLedgerState;
  /** Calls back after every write to the database, whoever wrote, and whenever one may have been missed. */
  listenToLedger?: (heard: () => void) => Promise<unknown>;
  /** What the explorer opens with. */
  examples: readonly Example[];
  idleTimeoutMs?: number;
}

/** A comment, so that the example itself is not sent: a token that is none would be refused. */
const headersExample = `// To change something, send your token:
// { "Authorization": "Bearer <token>" }
{}`;

/** The whole edge: what is handed in, between one socket and its answers. Nothing listens yet. */
export function createApp(given: AppOptions): Edge {
  const options = { ...given, faultOf: knowingWork(given.faultOf) };
  const { config, log, whyNotReady, page, examples, metrics, shownElsewhere = () => null } = options;
  const clock = options.ledgerState ? createLedgerClock(options.ledgerState, options.now) : null;
  if (clock)
    options
      .listenToLedger?.(clock.forget)
      .catch((err) => log.error({ err }, 'writes elsewhere are not heard of, but asked for'));
  // What is wrong is heard by whoever reads next.
  const readState = async () => (await clock?.now().catch(() => null)) ?? null;
  const limits = createLimits(config);
  // What looks at all projects is charged by how many there are.
  clock?.now().catch(() => {});
  const yoga = createGraphQL({ ...options, clock, limits });
  const answer = shareOperations(yoga, clock, config.requestTimeoutMs);
  const explorer = createExplorer({ examples, headersExample });
  const edge: Edge = createEdge({
    ...options,
    limits,
    shownElsewhere,
    front: clock && createFront(clock, config.keepBytes / 2),
    handlerFor: createRouter({
      graphql: createGraphQLHandler({ answer, explorer: explorer.page, config }),
      explorerFile: explorer.file,
      ready: createReadyHandler(async () =>
        edge.isClosing() ? 'The server is shutting down.' : whyNotReady(),
      ),
      metrics: config.metrics && config.metricsPort === null ? createMetricsHandler(metrics) : null,
      securityText: createSecurityText(config),
      exportFile:
        options.writeExport && options.authenticate
          ? createExportFile({
              authenticate: options.authenticate,
              writeExport: options.writeExport,
              now: options.now ?? (() => new Date()),
            })
          : null,
      page: (request, context) => page(request, createExecute(answer, context), readState),
      isFile: (path) => shownElsewhere(path) === 'FILE',
    }),
  });
  return edge;
}

/** Work that has come to its end before it was done took too long, whoever notices. */
const knowingWork =
  (faultOf: FaultOf): FaultOf =>
  (error) =>
    error instanceof WorkEnded ? 'TIMEOUT' : faultOf(error);
