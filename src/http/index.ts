import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { placeOf } from '../base/folder.ts';
import { WorkEnded } from '../base/work.ts';
import type { Config } from '../config.ts';
import type { Sessions } from '../domain/session/index.ts';
import { charges } from '../graphql/engine/charges.ts';
import { createAdminHandler, type RenderAdmin, type Running } from './admin.ts';
import { createAdmitAdmin } from './admit-admin.ts';
import { createEdge, type Edge } from './edge.ts';
import { createExecute, type Execute } from './execute.ts';
import { createExplorer, type Example } from './explorer/index.ts';
import { createExportFile } from './export-file.ts';
import type { FaultOf } from './fault.ts';
import { createGraphQL } from './graphql.ts';
import { createGraphQLHandler } from './graphql-handler.ts';
import { createHearingHandler, type Hear } from './hearing.ts';
import { createFront } from './kept/front.ts';
import { createLedgerClock, type LedgerState, type ReadLedgerState } from './kept/ledger-clock.ts';
import { createAdmission } from './limits/admission.ts';
import { createLimits } from './limits/limits.ts';
import type { Metrics } from './metrics/metrics.ts';
import { createMetricsHandler } from './metrics/server.ts';
import { createPlans } from './plans.ts';
import type { Authenticate } from './plugins/authentication.ts';
import type { Ended } from './plugins/credential-end.ts';
import type { CreateContext } from './plugins/request-context.ts';
import { createReadyHandler, type WhyNotReady } from './ready.ts';
import { createRouter } from './router.ts';
import type { ShownElsewhere } from './security-headers.ts';
import { createSecurityText } from './security-text.ts';
import type { OnceLink } from './session/once.ts';
import { type Asked, createPageHandler } from './session/page-handler.ts';
import { createVisits } from './session/visits.ts';
import { shareOperations } from './shared/share-operations.ts';
import { createShortWay } from './short-way.ts';
import { createSubscriptionsHandler, type Subscriptions } from './subscriptions.ts';

export type { Running } from './admin.ts';
export type { Edge } from './edge.ts';

export { type FaultOf, sentenceOf } from './fault.ts';
export { createLog, describeError } from './log.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { serveMetrics } from './metrics/server.ts';

export { guardProcess } from './process.ts';
export { createOnceLink, type OnceLink } from './session/once.ts';
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
  /** Which of these tokens of ours have ended; left out where none are accepted. */
  endedTokens?: Ended;
  /** Which of these sessions have ended; left out where nobody can sign in. */
  endedSessions?: Ended;
  whyNotReady: WhyNotReady;
  /** What the operator should look at although requests are answered, in sentences. */
  warnings?: () => Promise<readonly string[]>;
  /**
   * Answers every path that is not GraphQL's or a probe's, through operations that it executes. It may ask for the state of the
   * ledger that the answer will rest on; null: nobody can say.
   */
  page: (
    request: Request,
    execute: Execute,
    readState: () => Promise<LedgerState | null>,
    asked?: Asked,
  ) => Promise<Response>;
  /** Who is signed in; left out where nobody can. */
  sessions?: Sessions;
  /** Signs in the person who reads the terminal; left out where there is no such link. */
  onceLink?: OnceLink | null;
  /** Texts of the operations that the server brings along. */
  documents: readonly string[];
  /** Which of those paths other sites may read or frame; none when it is left out. */
  shownElsewhere?: ShownElsewhere;
  /** Writes everything that is recorded to a file; left out where nobody may ask for that. */
  writeExport?: (path: string) => Promise<unknown>;
  /** Subscriptions of readers; left out where there are none. */
  subscriptions?: Subscriptions;
  /** Takes webhooks of the repository; left out where the server takes none. */
  hear?: Hear;
  /** The state of the server, for the page of admins, and how that looks; left out where nobody may ask. */
  admin?: {
    read: () => Promise<Running>;
    render: RenderAdmin;
  };
  /** What an operator watches. */
  metrics: Metrics;
  /** What public answers rest on; left out where none is to be kept or shared, and no file has a tag before it is made. */
  ledgerState?: ReadLedgerState;
  /** Calls back after every write to the database, whoever wrote, and whenever one may have been missed. */
  listenToLedger?: (heard: () => void) => Promise<unknown>;
  /** After how many executions a query is compiled, 20 when absent. */
  compileAfter?: number;
  /** What the explorer opens with. */
  examples: readonly Example[];
  idleTimeoutMs?: number;
}

/** A comment, so that the example itself is not sent: a token that is none would be refused. */
const headersExample = `// To change something, send your token:
// { "Authorization": "Bearer <token>" }
{}`;

/** The whole edge, between one socket and its answers, put together from these options. Nothing listens yet. */
export function createApp(given: AppOptions): Edge {
  const options = { ...given, faultOf: knowingWork(given.faultOf) };
  const { config, log, whyNotReady, page, examples, metrics, shownElsewhere = () => null } = options;
  const clock = options.ledgerState ? createLedgerClock(options.ledgerState, options.now) : null;
  if (clock)
    options
      .listenToLedger?.(clock.forget)
      .catch((err) =>
        log.error({ err }, 'the server cannot listen for writes of others, so it asks the database instead'),
      );
  // What is wrong is heard by whoever reads next.
  const readState = async () => (await clock?.now().catch(() => null)) ?? null;
  const limits = createLimits(config);
  // Operations that look at all projects are charged by their number.
  clock?.now().catch(() => {});
  const wallClock = options.now ?? (() => new Date());
  const admission = createAdmission();
  // A trace tells of steps that are left out where a plan is known.
  const plans =
    clock && config.tracesUrl === null
      ? createPlans({
          ...{ schema: options.schema, charges, admission, points: limits.points },
          ...{ maxPageSize: config.maxPageSize, maxCost: config.maxCost },
          projects: () => clock.projects(),
          createContext: (edge, signal) =>
            options.createContext({ ...edge, viewer: null, now: wallClock(), request: { signal } } as never),
        })
      : null;
  const shortWay = clock && plans ? createShortWay({ plans, clock, metrics }) : null;
  const yoga = createGraphQL({ ...options, clock, limits, admission, plans });
  const answer = shareOperations(yoga, clock, { timeoutMs: config.requestTimeoutMs, points: limits.points });
  const executeFor = createExecute({ answer, plans, timeoutMs: config.requestTimeoutMs });
  const explorer = createExplorer({
    examples,
    headersExample,
    folder: config.publicUrl === null ? '' : placeOf(config.publicUrl).folder,
  });
  const { sessions, onceLink = null } = options;
  const visits = sessions && createVisits(config, sessions);
  const admit =
    options.authenticate && createAdmitAdmin({ authenticate: options.authenticate, visits, now: wallClock });
  const front = clock && createFront(clock, config.keepBytes / 2);
  const edge: Edge = createEdge({
    ...options,
    limits,
    shownElsewhere,
    front,
    shortWay,
    handlerFor: createRouter({
      graphql: createGraphQLHandler({ answer, explorer: explorer.page, config, visits }),
      explorerFile: explorer.file,
      ready: createReadyHandler(
        async () => (edge.isClosing() ? 'The server is shutting down.' : whyNotReady()),
        options.warnings,
      ),
      metrics: config.metrics && config.metricsPort === null ? createMetricsHandler(metrics) : null,
      securityText: createSecurityText(config),
      exportFile:
        options.writeExport && admit
          ? createExportFile({ admit, writeExport: options.writeExport, now: wallClock })
          : null,
      subscriptions: options.subscriptions ? createSubscriptionsHandler(options.subscriptions) : null,
      hearing: options.hear ? createHearingHandler(options.hear) : null,
      admin:
        options.admin && admit
          ? createAdminHandler({
              ...options.admin,
              admit,
              visits,
              kept: () => front?.size() ?? { answers: 0, bytes: 0 },
              publicUrl: config.publicUrl,
            })
          : null,
      page: (request, context) => page(request, executeFor(context), readState),
      acting:
        sessions && visits
          ? createPageHandler({
              config,
              log,
              sessions,
              visits,
              once: onceLink,
              page: (request, context, asked) => page(request, executeFor(context), readState, asked),
            })
          : null,
      isFile: (path) => shownElsewhere(path) === 'FILE',
    }),
  });
  return edge;
}

/** Work that was stopped before it was done took too long, whoever notices. */
const knowingWork =
  (faultOf: FaultOf): FaultOf =>
  (error) =>
    error instanceof WorkEnded ? 'TIMEOUT' : faultOf(error);
