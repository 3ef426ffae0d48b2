import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readConfig, settingsTable } from '../../src/config.ts';
import { api } from '../graphql/write/api.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { openSite, type Site } from '../helpers/site.ts';

const NOW = '2018-02-01T12:00:00Z';
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('pglite', { seeded: true });
});
afterAll(() => database?.close());

/** A server on the seeds with these settings and no others. */
async function withSettings(environment: Record<string, string>): Promise<Site> {
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SIG_STATUS_KEEP_BYTES: '0',
    ...environment,
  });
  const site = await openSite({ on: database, now: NOW, config });
  onTestFinished(() => site.close());
  return site;
}

async function post(site: Site, query: string, token?: string): Promise<string> {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  return `${response.status} ${await response.text()}`;
}
const asked = (query: string) => (site: Site) => post(site, query);
const header =
  (path: string, name: string, headers: Record<string, string> = {}) =>
  async (site: Site) =>
    (await site.get(path, headers)).headers.get(name) ?? 'none';
const body = (path: string) => async (site: Site) => {
  const response = await site.get(path);
  return `${response.status} ${await response.text()}`;
};

/** Of an answer that nobody keeps. */
async function policy(site: Site): Promise<string> {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  return response.headers.get('ratelimit-policy') ?? 'none';
}

const DISPUTE = 'raiseDispute(input: { record: 999999, reason: "x" }) { __typename }';
const WRITE = 'cancelMeeting(input: { meeting: "2017-08-16", reason: "x" }) { __typename }';

/** What is left of the reads to one address behind the proxy that this machine is, and then to another. */
async function leftForAnother(site: Site): Promise<string> {
  const left: (string | undefined)[] = [];
  for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.2']) {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    left.push(/"reads";r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
  }
  return `${Number(left[0]) - Number(left[1])} ${Number(left[1]) - Number(left[2])}`;
}

/** Of two clients behind the proxy that this machine is, where it is believed. */
async function twoStreams(site: Site): Promise<string> {
  const leaving = new AbortController();
  const statuses: number[] = [];
  for (const address of ['203.0.113.1', '203.0.113.2']) {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ query: 'subscription { gateChanged { __typename } }' }),
      signal: leaving.signal,
    });
    statuses.push(response.status);
  }
  leaving.abort();
  return statuses.join(' ');
}

async function waived(site: Site): Promise<string> {
  const chair = await api(database, { now: NOW }).token('CHAIR');
  return post(
    site,
    `mutation { waiveCriterion(input: { project: "okernel", criterion: "readme", meeting: "2017-08-16", reason: "x", inAdvance: true
      expiresOn: "2018-06-01" }) { __typename ... on Error { message } } }`,
    chair,
  );
}

/** What a reader is answered, without the setting and with it. */
const CHANGES: Readonly<
  Record<
    string,
    [
      value: string | Record<string, string>,
      ask: (site: Site) => Promise<string>,
      before: RegExp,
      after: RegExp,
    ]
  >
> = {
  SIG_STATUS_PUBLIC_URL: [
    'https://status.example.org',
    body('/changes.atom'),
    /href="http:\/\/(?!www)[\w.]+:\d+/,
    /href="https:\/\/status\.example\.org\//,
  ],
  SIG_STATUS_SOURCE: [
    'https://codeberg.org/sig/minutes',
    body('/meetings/2017-05-24'),
    /github\.com\/linuxkit\/linuxkit\/blob/,
    /codeberg\.org\/sig\/minutes\/src/,
  ],
  SIG_STATUS_STALE_DAYS: [
    '36500',
    asked('{ project(slug: "landlock") { isStale } }'),
    /"isStale":true/,
    /"isStale":false/,
  ],
  SIG_STATUS_WAIVER_DAYS: ['30', waived, /WaiveCriterionSuccess/, /2018-03-03/],
  SIG_STATUS_CORS_ORIGINS: [
    'https://a.example',
    header('/graphql?query={__typename}', 'access-control-allow-origin', { origin: 'https://a.example' }),
    /^none$/,
    /^https:\/\/a\.example$/,
  ],
  SIG_STATUS_FRAME_ANCESTORS: [
    'https://b.example',
    header('/matrix', 'content-security-policy'),
    /frame-ancestors 'none'/,
    /frame-ancestors https:\/\/b\.example/,
  ],
  SIG_STATUS_SECURITY_CONTACT: [
    'mailto:security@example.org',
    body('/.well-known/security.txt'),
    /^404/,
    /^200.*security@example\.org/s,
  ],
  SIG_STATUS_METRICS: ['off', body('/metrics'), /^200/, /^404/],
  SIG_STATUS_TRUSTED_DOCUMENTS: ['on', asked('{ __typename }'), /^200/, /^4\d\d/],
  SIG_STATUS_MAX_BODY_BYTES: ['2048', asked(`{ __typename } #${'x'.repeat(3000)}`), /^200/, /^413/],
  SIG_STATUS_MAX_TOKENS: ['100', asked(`{ ${'__typename '.repeat(120)} }`), /^200/, /^400.*100/],
  SIG_STATUS_MAX_DEPTH: ['2', asked('{ meetings { nodes { date } } }'), /^200/, /^400.*2/],
  SIG_STATUS_MAX_ALIASES: ['1', asked('{ a: __typename b: __typename }'), /^200/, /^400.*1/],
  SIG_STATUS_MAX_DIRECTIVES: [
    '1',
    asked('{ __typename @include(if: true) @skip(if: false) }'),
    /^200/,
    /^400.*1/,
  ],
  SIG_STATUS_MAX_COST: [
    '20',
    asked('{ meetings(first: 50) { totalCount nodes { date } } }'),
    /^200/,
    /^400.*20/,
  ],
  SIG_STATUS_MAX_PAGE_SIZE: [
    '20',
    asked('{ meetings(first: 21) { totalCount } }'),
    /"totalCount":\d/,
    /BAD_USER_INPUT/,
  ],
  SIG_STATUS_READS_PER_MINUTE: ['7', policy, /q=6000/, /q=7/],
  SIG_STATUS_POINTS_PER_MINUTE: ['12345', policy, /q=1000000/, /q=12345/],
  SIG_STATUS_WRITES_PER_MINUTE: [
    '1',
    asked(`mutation { a: ${WRITE} b: ${WRITE} }`),
    /^200.*UNAUTHENTICATED/s,
    /^429/,
  ],
  SIG_STATUS_DISPUTES_PER_HOUR: [
    '1',
    asked(`mutation { a: ${DISPUTE} b: ${DISPUTE} }`),
    /^200.*NotFoundError/s,
    /^429/,
  ],
  SIG_STATUS_SHARED_CACHE_SECONDS: [
    '77',
    header('/graphql?query={projects{totalCount}}', 'cache-control'),
    /^(?!.*s-maxage)/,
    /s-maxage=77/,
  ],
  SIG_STATUS_TRUSTED_PROXIES: ['127.0.0.0/8', leftForAnother, /^(\d+) \1$/, /^(\d+) (?!\1$)/],
  SIG_STATUS_STREAMS_PER_CLIENT: ['1', twoStreams, /^200 200$/, /^200 429$/],
  SIG_STATUS_STREAMS_TOTAL: [
    {
      SIG_STATUS_STREAMS_TOTAL: '1',
      SIG_STATUS_STREAMS_PER_CLIENT: '1',
      SIG_STATUS_TRUSTED_PROXIES: '127.0.0.0/8',
    },
    twoStreams,
    /^200 200$/,
    /^200 503$/,
  ],
};

/** Those that are about the process, its database, its clients' addresses or time: shown where such a thing is at hand. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  PORT: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_GROUP: 'test/http/settings-of-process.test.ts',
  HOST: 'test/http/settings-of-process.test.ts',
  DATABASE_URL: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_DATA: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_SEED: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_ISSUERS: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_SOCKET: 'test/http/socket.test.ts',
  SIG_STATUS_BACKUP_DIR: 'test/cli/schedule.test.ts',
  SIG_STATUS_BACKUP_HOURS: 'test/cli/schedule.test.ts',
  SIG_STATUS_BACKUP_KEEP: 'test/cli/schedule.test.ts',
  SIG_STATUS_BACKUP_SECRETS: 'test/cli/schedule.test.ts',
  SIG_STATUS_PROVIDERS: 'test/http/session/providers.test.ts',
  SIG_STATUS_SESSION_IDLE_MINUTES: 'test/http/session/session.test.ts',
  SIG_STATUS_SESSION_HOURS: 'test/http/session/session.test.ts',
  SIG_STATUS_KEEP_BYTES: 'test/http/kept/viewers.test.ts',
  SIG_STATUS_METRICS_PORT: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_METRICS_HOST: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_TRACES_URL: 'test/http/settings-of-process.test.ts',
  LOG_LEVEL: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_REQUEST_TIMEOUT_MS: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_STATEMENT_TIMEOUT_MS: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_POOL_SIZE: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_POOL_WAIT_MS: 'test/http/settings-of-process.test.ts',
  SIG_STATUS_TELL: 'test/faults/telling-servers.test.ts',
  SIG_STATUS_TELL_HELD_SECONDS: 'test/faults/telling-servers.test.ts',
  SIG_STATUS_TELL_NETWORKS: 'test/faults/telling-servers.test.ts',
  SIG_STATUS_SMTP_URL: 'test/faults/telling-servers.test.ts',
  SIG_STATUS_MAIL_FROM: 'test/faults/telling-servers.test.ts',
  SIG_STATUS_HEAR_SECRET: 'test/hearing/github.test.ts',
  SIG_STATUS_SYNC_MINUTES: 'test/hearing/github.test.ts',
  SIG_STATUS_FORGE_TOKEN: 'test/hearing/github.test.ts',
  SIG_STATUS_FORGE_API: 'test/hearing/github.test.ts',
};

test.each(Object.entries(CHANGES))(
  '%s changes what is answered',
  async (name, [value, ask, before, after]) => {
    const without = await ask(await withSettings({}));
    expect(without).toMatch(before);
    expect(without).not.toMatch(after);
    const withIt = await ask(await withSettings(typeof value === 'string' ? { [name]: value } : value));
    expect(withIt).toMatch(after);
  },
);

test('every setting of the table is shown to change something, here or where it says', () => {
  const names = settingsTable.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(30);
  expect([...Object.keys(CHANGES), ...Object.keys(ELSEWHERE)].sort()).toEqual([...names].sort());
  const fieldOf = (name: string) =>
    name
      .replace('SIG_STATUS_', '')
      .toLowerCase()
      .replace(/_(\w)/g, (_: string, letter: string) => letter.toUpperCase());
  for (const [name, file] of Object.entries(ELSEWHERE)) {
    expect(existsSync(file), file).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text.includes(name) || text.includes(fieldOf(name)), `${name} in ${file}`).toBe(true);
  }
});
