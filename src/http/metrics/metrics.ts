import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { figureGauges, type Watched } from './figures.ts';

/** Connections to PostgreSQL; null: the database has one, and it is not pooled. */
type PoolState = { idle: number; busy: number; waiting: number } | null;

interface Answered {
  /** As the client named its operation; null where there was none. */
  operation: string | null;
  /** Null: the client had gone. */
  status: number | null;
  /** Codes of the errors in the answer: GraphQL may refuse with 200. */
  codes: readonly string[];
  seconds: number;
}

export interface Metrics {
  answered(request: Answered): void;
  statement(): void;
  /** The database returned so many rows. */
  rows(count: number): void;
  /** An act of somebody, by its name, and the type of its result. */
  acted(act: string, outcome: string): void;
  streamOpened(): void;
  streamClosed(): void;
  kept(outcome: 'hit' | 'miss'): void;
  /** A query was answered by what was known of its text. */
  knownQuery(): void;
  /** What is asked when the metrics are. */
  watchPool(read: () => PoolState): void;
  watch(watched: Watched): void;
  /** In the text format of Prometheus. */
  text(): Promise<{ body: string; contentType: string }>;
}

const FAULTS: readonly string[] = ['INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'TIMEOUT'];

function outcomeOf({ status, codes }: Answered): 'answered' | 'refused' | 'failed' | 'gone' {
  if (status === null) return 'gone';
  if (status >= 500 || codes.some((code) => FAULTS.includes(code))) return 'failed';
  return status >= 400 || codes.length > 0 ? 'refused' : 'answered';
}

/**
 * What an operator watches. Labels come from closed sets: an operation that is none of `operations` counts as `other`, so that no
 * caller can fill the memory, and nothing that a person typed gets out.
 */
export function createMetrics(operations: Iterable<string>, version = 'unknown'): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const known = new Set(operations);
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'sig_status_requests_total',
    help: 'Requests by operation and outcome.',
    labelNames: ['operation', 'outcome'] as const,
    registers,
  });
  const latency = new Histogram({
    name: 'sig_status_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['operation'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const statements = new Counter({
    name: 'sig_status_statements_total',
    help: 'Statements sent to the database.',
    registers,
  });
  const rows = new Counter({
    name: 'sig_status_rows_total',
    help: 'Rows that the database returned.',
    registers,
  });
  const acts = new Counter({
    name: 'sig_status_acts_total',
    help: 'Acts of people and CI systems by result; imports are importReport.',
    labelNames: ['act', 'outcome'] as const,
    registers,
  });
  const streams = new Gauge({
    name: 'sig_status_streams_open',
    help: 'Event streams open now.',
    registers,
  });
  const kept = new Counter({
    name: 'sig_status_kept_answers_total',
    help: 'Public answers that the server can keep: given again (hit) or computed (miss).',
    labelNames: ['outcome'] as const,
    registers,
  });
  const knownQueries = new Counter({
    name: 'sig_status_known_queries_total',
    help: 'Queries that were executed as they had been compiled, without being parsed and checked again.',
    registers,
  });
  new Gauge({
    name: 'sig_status_build_info',
    help: 'Always 1; its labels say what runs.',
    labelNames: ['version', 'node'] as const,
    registers,
  }).set({ version, node: process.version }, 1);
  // The library looks up a series by all of its labels, written out, each time; these are few, and asked for with every request.
  const requestsOf = remembered((operation, outcome) => requests.labels(operation, outcome));
  const latencyOf = remembered((operation) => latency.labels(operation));
  const keptBy = remembered((outcome) => kept.labels(outcome));
  let watched: Watched | null = null;
  figureGauges(registry, () => watched);
  let pool: () => PoolState = () => null;
  new Gauge({
    name: 'sig_status_pool_connections',
    help: 'Connections to PostgreSQL, and requests that wait for one.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      for (const [state, count] of Object.entries(pool() ?? {})) this.set({ state }, count);
    },
  });
  return {
    answered(request) {
      const { operation, seconds } = request;
      const name = operation === null ? 'none' : known.has(operation) ? operation : 'other';
      requestsOf(name, outcomeOf(request)).inc();
      latencyOf(name).observe(seconds);
    },
    statement: () => statements.inc(),
    rows: (count) => rows.inc(count),
    acted: (act, outcome) => acts.inc({ act, outcome }),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
    kept: (outcome) => keptBy(outcome).inc(),
    knownQuery: () => knownQueries.inc(),
    watchPool(read) {
      pool = read;
    },
    watch(given) {
      watched = given;
    },
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
  };
}

/** Each series by its labels, of closed sets. */
function remembered<Series>(make: (...labels: string[]) => Series): (...labels: string[]) => Series {
  const known = new Map<string, Series>();
  return (...labels) => {
    const key = labels.join('\n');
    const series = known.get(key) ?? make(...labels);
    known.set(key, series);
    return series;
  };
}
