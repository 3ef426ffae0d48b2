import { z } from 'zod';
import type { Group } from '../base/group.ts';
import { OWN_PATHS } from '../base/own-paths.ts';
import { LARGEST_PAGE, USUAL_PAGE } from '../base/page-size.ts';
import type { Source } from '../base/source.ts';
import { issuers } from './issuers.ts';
import { providers } from './providers.ts';
import {
  address,
  isHttpUrl,
  isNetwork,
  isOrigin,
  isPlace,
  list,
  onOff,
  type Setting,
  setting,
  toBlockList,
  wholeNumber,
} from './setting.ts';

/** In the order of the table in docs/settings.md. */
export const settings = {
  port: setting('PORT', '4000', wholeNumber(0, 65535), 'Port to listen on; 0 takes a free one.'),
  host: setting('HOST', '127.0.0.1', address, 'Address to listen on; `0.0.0.0` for every interface.'),
  socket: setting(
    'SIG_STATUS_SOCKET',
    null,
    z.string().regex(/^\/[^\0]{1,99}$/, 'a path of at most 100 characters that begins with /'),
    'Unix socket to listen on, for a proxy on this machine, instead of `HOST` and `PORT`.',
  ),
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
  backupDirectory: setting(
    'SIG_STATUS_BACKUP_DIR',
    null,
    z.string(),
    'Directory to which the server writes backups of the embedded database; unset: it writes none.',
  ),
  backupHours: setting(
    'SIG_STATUS_BACKUP_HOURS',
    '24',
    wholeNumber(1, 8760),
    'Hours from one of these backups to the next.',
  ),
  backupKeep: setting(
    'SIG_STATUS_BACKUP_KEEP',
    '14',
    wholeNumber(1, 10_000),
    'Number of these backups to keep; the server removes older ones.',
  ),
  backupSecrets: setting(
    'SIG_STATUS_BACKUP_SECRETS',
    'off',
    onOff,
    'Whether these backups hold the addresses and signing secrets of webhooks and chats: `on` or `off`.',
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
    z
      .string()
      .refine(
        isPlace,
        'an origin such as https://status.example.org, or a folder on one such as https://example.org/sig, without a slash at its end',
      )
      .refine(
        (url) => !OWN_PATHS.includes(new URL(url).pathname.split('/')[1] ?? ''),
        'a folder whose name is not that of a page of the tracker',
      ),
    'Address at which readers reach the server, for links: an origin, or a folder on one (`https://example.org/sig`; see docs/operating.md); unset: `http://localhost:PORT`.',
  ),
  source: setting(
    'SIG_STATUS_SOURCE',
    null,
    z.string().refine(isHttpUrl, 'an http(s) URL'),
    'Repository that holds the reports, the base of links into the minutes: its address, or the address of their folder on a branch, at GitHub, GitLab or Gitea; unset: as in `sig.yaml`.',
  ),
  staleDays: setting(
    'SIG_STATUS_STALE_DAYS',
    null,
    wholeNumber(1, 36_500),
    'Days without a change or confirmation after which a project counts as stale; unset: as in `sig.yaml`, or 90 where that does not say.',
  ),
  waiverDays: setting(
    'SIG_STATUS_WAIVER_DAYS',
    '400',
    wholeNumber(0, 36_500),
    'Longest term of a waiver in days, from the day on which it is entered to its last day; 0: no limit.',
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
    'Origins whose pages may show pages of the tracker in a frame, separated by commas; empty: none. docs/feeds.md lists which pages.',
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
    'Addresses or networks (CIDR) of proxies whose `X-Forwarded-For` the server believes, separated by commas.',
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
    'Issuers whose tokens (OpenID Connect) the server accepts, as JSON; see docs/issuers.md.',
  ),
  providers: setting(
    'SIG_STATUS_PROVIDERS',
    '[]',
    providers,
    'Providers that people sign in with on the page (OpenID Connect, GitHub), as JSON; see docs/signing-in.md.',
    true,
  ),
  sessionIdleMinutes: setting(
    'SIG_STATUS_SESSION_IDLE_MINUTES',
    '720',
    wholeNumber(1, 525_600),
    'Minutes without a request after which a session on the page ends.',
  ),
  sessionHours: setting(
    'SIG_STATUS_SESSION_HOURS',
    '168',
    wholeNumber(1, 8760),
    'Hours after which a session on the page ends in any case.',
  ),
  keepBytes: setting(
    'SIG_STATUS_KEEP_BYTES',
    '33554432',
    wholeNumber(0, 4_294_967_296),
    'Memory for public answers that the server keeps while they stay true, in bytes; 0: it keeps none.',
  ),
  sharedCacheSeconds: setting(
    'SIG_STATUS_SHARED_CACHE_SECONDS',
    '0',
    wholeNumber(0, 3600),
    'Seconds for which a cache in front of the server may give public answers without asking the server (`s-maxage`); 0: it asks each time.',
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
    'Whom to tell of a security hole in this installation, such as `mailto:security@example.org`, best first, separated by commas; `/.well-known/security.txt` lists them. Empty: there is no such file.',
  ),
  metrics: setting('SIG_STATUS_METRICS', 'on', onOff, 'Answer `/metrics` for Prometheus: `on` or `off`.'),
  metricsPort: setting(
    'SIG_STATUS_METRICS_PORT',
    null,
    wholeNumber(1, 65535),
    'Port for `/metrics` alone, which is then not on `PORT`; unset: it is on `PORT`, with the pages.',
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
    'Collector that the server sends OpenTelemetry traces to, OTLP over HTTP, such as `http://localhost:4318/v1/traces`; unset: it sends none.',
  ),
  tells: setting(
    'SIG_STATUS_TELL',
    'on',
    onOff,
    'Whether this server sends messages to subscribers, as other servers on its database do: `on` or `off`; see docs/telling.md.',
  ),
  tellNetworks: setting(
    'SIG_STATUS_TELL_NETWORKS',
    '',
    list
      .refine(
        (networks) => networks.every(isNetwork),
        'IP addresses or networks such as 10.0.0.0/8, separated by commas',
      )
      .transform(toBlockList),
    'Private addresses or networks (CIDR) to which the server may send webhooks and chat messages, and from which it may read results of Scorecard, separated by commas; empty: none.',
  ),
  tellHeldSeconds: setting(
    'SIG_STATUS_TELL_HELD_SECONDS',
    '60',
    wholeNumber(8, 600),
    'Seconds after which this server sends a message again that another server began to send and did not finish.',
  ),
  smtpUrl: setting(
    'SIG_STATUS_SMTP_URL',
    null,
    z.string().regex(/^smtps?:\/\/[^\s]+$/, 'an smtp:// or smtps:// URL'),
    'Mail server, `smtps://user:password@mail.example.org`; unset: the server sends no e-mail.',
    true,
  ),
  mailFrom: setting(
    'SIG_STATUS_MAIL_FROM',
    null,
    z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'an e-mail address'),
    'Address that e-mail comes from; unset: `sig-status@` and the host of `SIG_STATUS_PUBLIC_URL`.',
  ),
  hearSecret: setting(
    'SIG_STATUS_HEAR_SECRET',
    null,
    z.string().min(16, 'at least 16 characters'),
    'Secret of the webhook that the repository sends, at least 16 characters; unset: there is no `/hear`. See docs/hearing.md.',
    true,
  ),
  syncMinutes: setting(
    'SIG_STATUS_SYNC_MINUTES',
    '0',
    wholeNumber(0, 10_080),
    'Minutes from one time that the server asks the repository of the minutes what is new to the next, for servers that cannot receive webhooks; 0: it does not ask.',
  ),
  forgeToken: setting(
    'SIG_STATUS_FORGE_TOKEN',
    null,
    z.string(),
    'Token with which the server reads the repository of the minutes, where that is private or asked often; unset: it sends none.',
    true,
  ),
  forgeApi: setting(
    'SIG_STATUS_FORGE_API',
    null,
    z
      .string()
      .refine((text) => isHttpUrl(text) && !text.endsWith('/'), 'an http(s) URL without a slash at its end'),
    'Base address of the forge’s API, such as `https://git.example.org/api/v1`; unset: derived from the address of the repository.',
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'info',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'fatal, error, warn, info, debug, trace or silent',
    }),
    'Lowest level that the server logs: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  ),
  maxBodyBytes: setting(
    'SIG_STATUS_MAX_BODY_BYTES',
    '262144',
    wholeNumber(1024, 67_108_864),
    'Longest request body in bytes; a longer one is answered 413.',
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
    String(LARGEST_PAGE),
    wholeNumber(USUAL_PAGE, 1000),
    'Largest `first` or `last` of a connection.',
  ),
  requestTimeoutMs: setting(
    'SIG_STATUS_REQUEST_TIMEOUT_MS',
    '10000',
    wholeNumber(100, 600_000),
    'Longest time in milliseconds for a request to arrive (408 after it), and to be answered (503 after it).',
  ),
  statementTimeoutMs: setting(
    'SIG_STATUS_STATEMENT_TIMEOUT_MS',
    '5000',
    wholeNumber(100, 600_000),
    'Longest time for an SQL statement in milliseconds; 503 after it. PostgreSQL only.',
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
    'Longest wait for a free connection to PostgreSQL in milliseconds; 503 after it.',
  ),
  readsPerMinute: setting(
    'SIG_STATUS_READS_PER_MINUTE',
    '6000',
    wholeNumber(0, 10_000_000),
    'Requests from one client in a minute; further ones are answered 429. 0: no limit.',
  ),
  pointsPerMinute: setting(
    'SIG_STATUS_POINTS_PER_MINUTE',
    '1000000',
    wholeNumber(0, 1_000_000_000),
    'Points, hundredths of a millisecond, that the server computes for one client in a minute, pages and files included; further requests are answered 429. 0: no limit.',
  ),
  writesPerMinute: setting(
    'SIG_STATUS_WRITES_PER_MINUTE',
    '600',
    wholeNumber(0, 10_000_000),
    'Mutations from one client in a minute; further ones are answered 429. 0: no limit.',
  ),
  disputesPerHour: setting(
    'SIG_STATUS_DISPUTES_PER_HOUR',
    '10',
    wholeNumber(0, 1_000_000),
    'Disputes (“This is wrong”) from one client in an hour; further ones are answered 429. 0: no limit.',
  ),
  streamsPerClient: setting(
    'SIG_STATUS_STREAMS_PER_CLIENT',
    '400',
    wholeNumber(0, 1_000_000),
    'Event streams that one client may hold open; further ones are answered 429.',
  ),
  streamsTotal: setting(
    'SIG_STATUS_STREAMS_TOTAL',
    '2000',
    wholeNumber(0, 1_000_000),
    'Event streams open in all; further ones are answered 503.',
  ),
} satisfies Record<string, Setting<z.ZodType>>;

type Settings = typeof settings;

export type Values = {
  readonly [Key in keyof Settings]: Settings[Key]['fallback'] extends null
    ? z.output<Settings[Key]['schema']> | null
    : z.output<Settings[Key]['schema']>;
};

/** The settings; the group's own file fills in what they leave out. */
export type Config = Omit<Values, 'source' | 'staleDays' | 'groupFolder'> & {
  readonly source: Source;
  readonly staleDays: number;
  readonly groupFolder: string;
  readonly group: Group;
};
