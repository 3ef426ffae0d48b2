import { distance } from 'fastest-levenshtein';
import { settings, type Values } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'SIG_STATUS_';
const knownNames = Object.values(settings).map(({ name }) => name);

export function misspellings(environment: Environment): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (knownNames.includes(name)) return [];
    // A misspelt DATABASE_URL would otherwise start on an embedded database, and writes would go astray.
    if (!name.startsWith(prefix))
      return distance(name, 'DATABASE_URL') <= 2 ? [didYouMean(name, 'DATABASE_URL')] : [];
    return [didYouMean(name, closestName(name))];
  });
}

function closestName(name: string): string | null {
  const ranked = knownNames
    .filter((known) => known.startsWith(prefix))
    .map((known) => ({ known, steps: distance(known.slice(prefix.length), name.slice(prefix.length)) }))
    .sort((a, b) => a.steps - b.steps);
  const [best] = ranked;
  return best && best.steps <= Math.max(2, best.known.length / 4) ? best.known : null;
}

function didYouMean(name: string, suggestion: string | null): string {
  const hint = suggestion ? `Did you mean ${suggestion}?` : 'docs/settings.md lists every setting.';
  return `${name}: there is no such setting. ${hint}`;
}

export function contradictions(
  environment: Environment,
  config: Omit<Values, 'source' | 'staleDays' | 'groupFolder'>,
): string[] {
  const isSet = (name: string) => environment[name] !== undefined;
  const atMost = (name: string, value: number, limitName: string, limit: number) =>
    value > limit
      ? [`${name}: ${value} is more than ${limitName}, which is ${limit}; raise one or lower the other.`]
      : [];
  return [
    ...(isSet('DATABASE_URL') && isSet('SIG_STATUS_DATA')
      ? [
          'SIG_STATUS_DATA: names the embedded database, but DATABASE_URL asks for PostgreSQL; unset one of them.',
        ]
      : []),
    ...(isSet('SIG_STATUS_POOL_SIZE') && !isSet('DATABASE_URL')
      ? [
          'SIG_STATUS_POOL_SIZE: only PostgreSQL has a pool, but DATABASE_URL is not set; set it, or unset this one.',
        ]
      : []),
    ...['HOST', 'PORT'].flatMap((name) =>
      isSet(name) && isSet('SIG_STATUS_SOCKET')
        ? [
            `${name}: has no effect while SIG_STATUS_SOCKET is set, since the server then listens on no port; unset one of them.`,
          ]
        : [],
    ),
    ...(isSet('SIG_STATUS_BACKUP_DIR') && isSet('DATABASE_URL')
      ? [
          'SIG_STATUS_BACKUP_DIR: the server writes backups of the embedded database only, but DATABASE_URL asks for PostgreSQL, which has ways of its own (docs/backup.md); unset one of them.',
        ]
      : []),
    ...['SIG_STATUS_BACKUP_HOURS', 'SIG_STATUS_BACKUP_KEEP'].flatMap((name) =>
      isSet(name) && !isSet('SIG_STATUS_BACKUP_DIR')
        ? [`${name}: needs SIG_STATUS_BACKUP_DIR, which is not set; set it, or unset this one.`]
        : [],
    ),
    ...(isSet('SIG_STATUS_METRICS_PORT') && !config.metrics
      ? [
          'SIG_STATUS_METRICS_PORT: is the port for /metrics, but SIG_STATUS_METRICS is off; unset one of them.',
        ]
      : []),
    ...(isSet('SIG_STATUS_METRICS_HOST') && !isSet('SIG_STATUS_METRICS_PORT')
      ? [
          'SIG_STATUS_METRICS_HOST: needs SIG_STATUS_METRICS_PORT, which is not set; set it, or unset this one.',
        ]
      : []),
    ...(config.metricsPort !== null && config.metricsPort === config.port
      ? [
          `SIG_STATUS_METRICS_PORT: expected another port than PORT, got ${config.port} for both; set another, or unset it.`,
        ]
      : []),
    ...(config.frameAncestors.includes('*') && config.frameAncestors.length > 1
      ? [
          'SIG_STATUS_FRAME_ANCESTORS: * allows every origin, so that further origins have no effect; keep either * or the others.',
        ]
      : []),
    ...(config.corsOrigins.includes('*') && config.corsOrigins.length > 1
      ? [
          'SIG_STATUS_CORS_ORIGINS: * allows every origin, so that further origins have no effect; keep either * or the others.',
        ]
      : []),
    ...atMost(
      'SIG_STATUS_STATEMENT_TIMEOUT_MS',
      config.statementTimeoutMs,
      'SIG_STATUS_REQUEST_TIMEOUT_MS',
      config.requestTimeoutMs,
    ),
    ...atMost(
      'SIG_STATUS_POOL_WAIT_MS',
      config.poolWaitMs,
      'SIG_STATUS_REQUEST_TIMEOUT_MS',
      config.requestTimeoutMs,
    ),
    ...atMost(
      'SIG_STATUS_STREAMS_PER_CLIENT',
      config.streamsPerClient,
      'SIG_STATUS_STREAMS_TOTAL',
      config.streamsTotal,
    ),
  ];
}
