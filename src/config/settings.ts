import { z } from 'zod';
import type { Group } from '../base/group.ts';
import type { Source } from '../base/source.ts';
import { issuers } from './issuers.ts';
import {
  address,
  isHttpUrl,
  isNetwork,
  isOrigin,
  list,
  onOff,
  type Setting,
  setting,
  toBlockList,
  wholeNumber,
} from './setting.ts';

/** In the order of the README's table. */
export const settings = {
  port: setting('PORT', '4000', wholeNumber(0, 65535), 'Port to listen on; 0 takes a free one.'),
  host: setting('HOST', '127.0.0.1', address, 'Address to listen on; `0.0.0.0` for every interface.'),
  databaseUrl: setting(
    'DATABASE_URL',
    null,
    z.string().regex(/^postgres(ql)?:\/\/./, 'a postgres:// URL'),
    'PostgreSQL to use, `postgres://…`; unset: the embedded database.',
    true,
  ),
  dataDirectory: setting(
    'SIG_STATUS_DATA',
    './data',
    z.string(),
    'Directory of the embedded database; `memory:` keeps nothing.',
  ),
  groupFolder: setting(
    'SIG_STATUS_GROUP',
    null,
    z.string(),
    'Folder of the group: its `sig.yaml`, projects, criteria and reports; unset: `seeds/` of the package.',
  ),
  seed: setting(
    'SIG_STATUS_SEED',
    'on',
    onOff,
    'Fill an empty database with the past reports: `on` or `off`.',
  ),
  publicUrl: setting(
    'SIG_STATUS_PUBLIC_URL',
    null,
    z.string().refine(isOrigin, 'an origin such as https://status.example.org, without a path'),
    'Where readers reach the server, for absolute links; unset: `http://localhost:PORT`.',
  ),
  source: setting(
    'SIG_STATUS_SOURCE',
    null,
    z.string().refine(isHttpUrl, 'an http(s) URL'),
    'Repository that holds the reports, the base of links into the minutes: its address, or that of their folder on a branch, at GitHub, GitLab or Gitea; unset: as in `sig.yaml`.',
  ),
  staleDays: setting(
    'SIG_STATUS_STALE_DAYS',
    null,
    wholeNumber(1, 36_500),
    'Days without a change or confirmation after which a project counts as stale; unset: as in `sig.yaml`, 90 where that says nothing.',
  ),
  waiverDays: setting(
    'SIG_STATUS_WAIVER_DAYS',
    '400',
    wholeNumber(0, 36_500),
    'Longest term of a waiver in days, from the day on which it is entered to its last one; 0: no limit.',
  ),
  corsOrigins: setting(
    'SIG_STATUS_CORS_ORIGINS',
    '',
    list.refine(
      (origins) => origins.every((origin) => origin === '*' || isOrigin(origin)),
      'origins such as https://status.example.org, separated by commas, or *',
    ),
    'Origins whose pages may read `/graphql` from a browser, separated by commas; empty: none. Never with credentials.',
  ),
  frameAncestors: setting(
    'SIG_STATUS_FRAME_ANCESTORS',
    '',
    list.refine(
      (origins) => origins.every((origin) => origin === '*' || (isOrigin(origin) && !origin.includes(';'))),
      'origins such as https://wiki.example.org, separated by commas, or *',
    ),
    'Origins whose pages may hold the pages of “Shown elsewhere” in a frame, separated by commas; empty: none.',
  ),
  trustedProxies: setting(
    'SIG_STATUS_TRUSTED_PROXIES',
    '',
    list
      .refine(
        (networks) => networks.every(isNetwork),
        'IP addresses or networks such as 10.0.0.0/8, separated by commas',
      )
      .transform(toBlockList),
    'Addresses or networks (CIDR) whose `X-Forwarded-For` is believed, separated by commas.',
  ),
  trustedDocuments: setting(
    'SIG_STATUS_TRUSTED_DOCUMENTS',
    'off',
    onOff,
    'Answer only the documents of `schema/operations`: `on` or `off`.',
  ),
  issuers: setting(
    'SIG_STATUS_ISSUERS',
    '[]',
    issuers,
    'Issuers whose tokens (OpenID Connect) are believed, as JSON; see “Sign-in from outside”.',
  ),
  keepBytes: setting(
    'SIG_STATUS_KEEP_BYTES',
    '33554432',
    wholeNumber(0, 4_294_967_296),
    'Memory for public answers that are kept while they stay true, in bytes; 0: none are kept.',
  ),
  sharedCacheSeconds: setting(
    'SIG_STATUS_SHARED_CACHE_SECONDS',
    '0',
    wholeNumber(0, 3600),
    'Seconds for which a cache in front of the server may give public answers without asking it (`s-maxage`); 0: it asks each time.',
  ),
  securityContacts: setting(
    'SIG_STATUS_SECURITY_CONTACT',
    '',
    list.refine(
      (contacts) =>
        contacts.every(
          (contact) =>
            /^(?:mailto:[^\s@]+@[^\s@]+|tel:\+[\d-]+|https:\/\/[^\s]+)$/.test(contact) &&
            URL.canParse(contact),
        ),
      'mailto:, https: or tel: addresses, separated by commas',
    ),
    'Whom to tell of a security hole in this installation, such as `mailto:security@example.org`, best first, separated by commas; they stand in `/.well-known/security.txt`. Empty: there is no such file.',
  ),
  metrics: setting('SIG_STATUS_METRICS', 'on', onOff, 'Answer `/metrics` for Prometheus: `on` or `off`.'),
  metricsPort: setting(
    'SIG_STATUS_METRICS_PORT',
    null,
    wholeNumber(1, 65535),
    'Port for `/metrics` alone, which then is not on `PORT`; unset: it is on `PORT`, with the pages.',
  ),
  metricsHost: setting(
    'SIG_STATUS_METRICS_HOST',
    null,
    address,
    'Address to listen on for `SIG_STATUS_METRICS_PORT`; unset: as `HOST`.',
  ),
  tracesUrl: setting(
    'SIG_STATUS_TRACES_URL',
    null,
    z.string().refine(isHttpUrl, 'an http(s) URL'),
    'Collector that OpenTelemetry traces are sent to, OTLP over HTTP, such as `http://localhost:4318/v1/traces`; unset: none.',
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'fatal, error, warn, info, debug, trace or silent',
    }),
    'Least level that is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  ),
  maxBodyBytes: setting(
    'SIG_STATUS_MAX_BODY_BYTES',
    '262144',
    wholeNumber(1024, 67_108_864),
    'Longest request body in bytes; longer is 413.',
  ),
  maxTokens: setting(
    'SIG_STATUS_MAX_TOKENS',
    '1000',
    wholeNumber(100, 100_000),
    'Most tokens in a GraphQL document.',
  ),
  maxDepth: setting('SIG_STATUS_MAX_DEPTH', '12', wholeNumber(1, 100), 'Deepest nesting of fields.'),
  maxAliases: setting(
    'SIG_STATUS_MAX_ALIASES',
    '30',
    wholeNumber(0, 10_000),
    'Most aliases in an operation.',
  ),
  maxDirectives: setting(
    'SIG_STATUS_MAX_DIRECTIVES',
    '10',
    wholeNumber(0, 10_000),
    'Most directives in an operation.',
  ),
  maxCost: setting(
    'SIG_STATUS_MAX_COST',
    '10000',
    wholeNumber(1, 1_000_000_000),
    'Highest cost of an operation; the rule is in the description of the schema.',
  ),
  maxPageSize: setting(
    'SIG_STATUS_MAX_PAGE_SIZE',
    '100',
    wholeNumber(20, 1000),
    'Largest `first` or `last` of a connection.',
  ),
  requestTimeoutMs: setting(
    'SIG_STATUS_REQUEST_TIMEOUT_MS',
    '10000',
    wholeNumber(100, 600_000),
    'Longest time for a request to arrive, 408 after it, and to be answered, 503 after it; milliseconds.',
  ),
  statementTimeoutMs: setting(
    'SIG_STATUS_STATEMENT_TIMEOUT_MS',
    '5000',
    wholeNumber(100, 600_000),
    'Longest SQL statement in milliseconds; 503 after it. PostgreSQL only.',
  ),
  poolSize: setting(
    'SIG_STATUS_POOL_SIZE',
    '10',
    wholeNumber(1, 1000),
    'Connections to PostgreSQL; the embedded database has one.',
  ),
  poolWaitMs: setting(
    'SIG_STATUS_POOL_WAIT_MS',
    '1000',
    wholeNumber(10, 600_000),
    'Longest wait for a free connection in milliseconds; 503 after it.',
  ),
  readsPerMinute: setting(
    'SIG_STATUS_READS_PER_MINUTE',
    '6000',
    wholeNumber(0, 10_000_000),
    'Requests from one client in a minute; more is 429. 0: no limit.',
  ),
  pointsPerMinute: setting(
    'SIG_STATUS_POINTS_PER_MINUTE',
    '1000000',
    wholeNumber(0, 1_000_000_000),
    'Points of cost that are computed for one client in a minute, pages and files included; more is 429. 0: no limit.',
  ),
  writesPerMinute: setting(
    'SIG_STATUS_WRITES_PER_MINUTE',
    '600',
    wholeNumber(0, 10_000_000),
    'Mutations from one client in a minute; more is 429. 0: no limit.',
  ),
  streamsPerClient: setting(
    'SIG_STATUS_STREAMS_PER_CLIENT',
    '400',
    wholeNumber(0, 1_000_000),
    'Event streams that one client may hold open; more is 429.',
  ),
  streamsTotal: setting(
    'SIG_STATUS_STREAMS_TOTAL',
    '2000',
    wholeNumber(0, 1_000_000),
    'Event streams open in all; more is 503.',
  ),
} satisfies Record<string, Setting<z.ZodType>>;

type Settings = typeof settings;

export type Values = {
  readonly [Key in keyof Settings]: Settings[Key]['fallback'] extends null
    ? z.output<Settings[Key]['schema']> | null
    : z.output<Settings[Key]['schema']>;
};

/** The settings, with what the group's own file says where they say nothing. */
export type Config = Omit<Values, 'source' | 'staleDays' | 'groupFolder'> & {
  readonly source: Source;
  readonly staleDays: number;
  readonly groupFolder: string;
  readonly group: Group;
};
