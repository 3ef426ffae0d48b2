import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, settingsTable } from '../src/config.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('without any setting everything has its default', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: null,
    dataDirectory: './data',
    seed: true,
    corsOrigins: [],
    trustedDocuments: false,
    staleDays: 90,
    maxBodyBytes: 262_144,
    maxTokens: 1000,
    maxDepth: 12,
    maxAliases: 30,
    maxDirectives: 10,
    maxPageSize: 100,
    requestTimeoutMs: 10_000,
    statementTimeoutMs: 5000,
    poolWaitMs: 1000,
  });
});

test('what is set is read', () => {
  const config = readConfig({
    PATH: '/usr/bin',
    PORT: '0',
    HOST: '::',
    DATABASE_URL: 'postgres://sig@localhost/status',
    SIG_STATUS_SEED: 'off',
    SIG_STATUS_CORS_ORIGINS: 'https://a.example, http://localhost:3000',
    SIG_STATUS_TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8, 192.0.2.1',
    SIG_STATUS_PUBLIC_URL: 'https://status.example.org',
    SIG_STATUS_TRUSTED_DOCUMENTS: 'on',
    LOG_LEVEL: 'silent',
  });
  expect(config).toMatchObject({
    port: 0,
    host: '::',
    seed: false,
    databaseUrl: 'postgres://sig@localhost/status',
    corsOrigins: ['https://a.example', 'http://localhost:3000'],
    publicUrl: 'https://status.example.org',
    trustedDocuments: true,
    logLevel: 'silent',
  });
  expect(config.trustedProxies.check('10.1.2.3')).toBe(true);
  expect(config.trustedProxies.check('fd12::1', 'ipv6')).toBe(true);
  expect(config.trustedProxies.check('192.0.2.2')).toBe(false);
});

describe('a problem says the setting, what was expected and what came', () => {
  test.each<[Record<string, string>, string]>([
    [{ PORT: 'http' }, 'PORT: expected a whole number from 0 to 65535, got "http".'],
    [{ PORT: '65536' }, 'PORT: expected a whole number from 0 to 65535, got "65536".'],
    [{ PORT: '-1' }, 'PORT: expected a whole number from 0 to 65535, got "-1".'],
    [{ PORT: '4000.5' }, 'PORT: expected a whole number from 0 to 65535, got "4000.5".'],
    [{ PORT: '' }, 'PORT: is set but empty; unset it or give it a value.'],
    [{ HOST: 'a b' }, 'HOST: expected a host name or an IP address, got "a b".'],
    [{ SIG_STATUS_SEED: 'true' }, 'SIG_STATUS_SEED: expected on or off, got "true".'],
    [
      { LOG_LEVEL: 'verbose' },
      'LOG_LEVEL: expected fatal, error, warn, info, debug, trace or silent, got "verbose".',
    ],
    [
      { SIG_STATUS_PUBLIC_URL: 'https://x.example/status/' },
      'SIG_STATUS_PUBLIC_URL: expected an origin such as https://status.example.org, or a folder on one such as https://example.org/sig, without a slash at its end, got "https://x.example/status/".',
    ],
    [
      { SIG_STATUS_PUBLIC_URL: 'https://x.example/projects' },
      'SIG_STATUS_PUBLIC_URL: expected a folder whose name is not that of a page of the tracker, got "https://x.example/projects".',
    ],
    [
      { SIG_STATUS_CORS_ORIGINS: 'x.example' },
      'SIG_STATUS_CORS_ORIGINS: expected origins such as https://status.example.org, separated by commas, or *, got "x.example".',
    ],
    [
      { SIG_STATUS_TRUSTED_PROXIES: '10.0.0.0/33' },
      'SIG_STATUS_TRUSTED_PROXIES: expected IP addresses or networks such as 10.0.0.0/8, separated by commas, got "10.0.0.0/33".',
    ],
  ])('%j', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });

  test('a database address is never repeated: it holds a password', () => {
    const [problem = '', ...others] = problemsOf({ DATABASE_URL: 'mysql://root:hunter2@db/status' });
    expect(problem).toBe('DATABASE_URL: expected a postgres:// URL, got another kind of value (not shown).');
    expect(others).toEqual([]);
  });
});

describe('a name that is misspelt is a problem, with the nearest one', () => {
  test.each([
    ['SIG_STATUS_SED', 'SIG_STATUS_SEED'],
    ['SIG_STATUS_STALE_DAY', 'SIG_STATUS_STALE_DAYS'],
    ['SIG_STATUS_CORS_ORIGIN', 'SIG_STATUS_CORS_ORIGINS'],
    ['SIG_STATUS_MAX_TOKEN', 'SIG_STATUS_MAX_TOKENS'],
    ['DATABSE_URL', 'DATABASE_URL'],
  ])('%s → %s', (wrong, right) => {
    expect(problemsOf({ [wrong]: '1' })).toEqual([
      `${wrong}: there is no such setting. Did you mean ${right}?`,
    ]);
  });

  test('where none is near, the page that lists them is named', () => {
    expect(problemsOf({ SIG_STATUS_XYZZY: '1' })).toEqual([
      'SIG_STATUS_XYZZY: there is no such setting. docs/settings.md lists every setting.',
    ]);
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{ DATABASE_URL: 'postgres://x/y', SIG_STATUS_DATA: './data' }, /^SIG_STATUS_DATA: .*DATABASE_URL/],
  [
    { DATABASE_URL: 'postgres://x/y', SIG_STATUS_BACKUP_DIR: './b' },
    /^SIG_STATUS_BACKUP_DIR: .*DATABASE_URL.*docs\/backup\.md/,
  ],
  [{ SIG_STATUS_SOCKET: '/run/x.sock', PORT: '4000' }, /^PORT: has no effect while SIG_STATUS_SOCKET is set/],
  [{ SIG_STATUS_BACKUP_KEEP: '5' }, /^SIG_STATUS_BACKUP_KEEP: .*SIG_STATUS_BACKUP_DIR/],
  [{ SIG_STATUS_POOL_SIZE: '5' }, /^SIG_STATUS_POOL_SIZE: .*DATABASE_URL/],
  [{ SIG_STATUS_CORS_ORIGINS: '*,https://a.example' }, /^SIG_STATUS_CORS_ORIGINS: \*/],
  [{ SIG_STATUS_STATEMENT_TIMEOUT_MS: '20000' }, /^SIG_STATUS_STATEMENT_TIMEOUT_MS: 20000 .* which is 10000/],
  [{ SIG_STATUS_STREAMS_TOTAL: '5' }, /^SIG_STATUS_STREAMS_PER_CLIENT: 400 .* which is 5/],
  [{ SIG_STATUS_METRICS: 'off', SIG_STATUS_METRICS_PORT: '9464' }, /^SIG_STATUS_METRICS_PORT: .* is off/],
  [{ SIG_STATUS_METRICS_HOST: '127.0.0.1' }, /^SIG_STATUS_METRICS_HOST: .* is not set/],
  [
    { PORT: '9464', SIG_STATUS_METRICS_PORT: '9464' },
    /^SIG_STATUS_METRICS_PORT: expected another port than PORT, got 9464 for both/,
  ],
  [{ SIG_STATUS_FRAME_ANCESTORS: '*, https://a.example' }, /^SIG_STATUS_FRAME_ANCESTORS: \*/],
])('%j contradicts itself or a default', (environment, problem) => {
  expect(problemsOf(environment)).toEqual([expect.stringMatching(problem)]);
});

test('every problem is listed at once', () => {
  const problems = problemsOf({
    PORT: 'x',
    SIG_STATUS_SED: 'off',
    DATABASE_URL: 'mysql://x',
    SIG_STATUS_DATA: 'd',
    SIG_STATUS_MAX_DEPTH: '0',
  });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'SIG_STATUS_SED',
    'PORT',
    'DATABASE_URL',
    'SIG_STATUS_MAX_DEPTH',
    'SIG_STATUS_DATA',
  ]);
});

test('the table for the README has every setting once, with its default and a sentence', () => {
  // The group itself is read from its folder, and is no setting.
  const { group: _group, ...settings } = readConfig({});
  expect(settingsTable).toHaveLength(Object.keys(settings).length);
  expect(new Set(settingsTable.map(({ name }) => name)).size).toBe(settingsTable.length);
  for (const { name, meaning } of settingsTable) {
    expect(name).toMatch(/^(PORT|HOST|DATABASE_URL|LOG_LEVEL|SIG_STATUS_[A-Z_]+)$/);
    expect(meaning).toMatch(/^[A-Z`].*\.$/);
  }
});

describe('issuers', () => {
  const issuer = {
    issuer: 'https://login.example.org',
    audience: 'sig-status',
    algorithms: ['RS256'],
    jwksUri: 'https://login.example.org/jwks',
  };
  const repository = { repositoryId: '74', repositoryOwnerId: '65', projects: ['x'] };
  const read = (value: unknown) =>
    problemsOf({ SIG_STATUS_ISSUERS: typeof value === 'string' ? value : JSON.stringify(value) });

  test('are read, with their defaults', () => {
    expect(readConfig({ SIG_STATUS_ISSUERS: JSON.stringify([issuer]) }).issuers).toMatchObject([
      {
        ...issuer,
        person: 'sub',
        clockToleranceSeconds: 30,
        maxAgeSeconds: 86_400,
        types: ['JWT', 'at+jwt'],
        authorizedParties: [],
        rules: [],
        repositories: [],
      },
    ]);
    const [read] = readConfig({
      SIG_STATUS_ISSUERS: JSON.stringify([{ ...issuer, repositories: [repository] }]),
    }).issuers;
    expect(read?.repositories).toEqual([
      { ...repository, events: ['push', 'schedule', 'workflow_dispatch'] },
    ]);
  });

  test.each([
    ['no JSON', 'https://login.example.org', 'it is not JSON'],
    ['a shared secret', [{ ...issuer, algorithms: ['HS256'] }], '0.algorithms.0'],
    ['no algorithm', [{ ...issuer, algorithms: [] }], '0.algorithms'],
    ['a file for keys', [{ ...issuer, jwksUri: 'file:///etc/passwd' }], '0.jwksUri'],
    ['a word that is not known', [{ ...issuer, audiences: ['x'] }], 'audiences'],
    [
      'a repository by its name',
      [{ ...issuer, repositories: [{ repositoryId: 'example/x', repositoryOwnerId: '1', projects: ['x'] }] }],
      '0.repositories.0.repositoryId',
    ],
    [
      'an event of pull requests',
      [{ ...issuer, repositories: [{ ...repository, events: ['push', 'pull_request_target'] }] }],
      '0.repositories.0.events.1',
    ],
    ['no event', [{ ...issuer, repositories: [{ ...repository, events: [] }] }], '0.repositories.0.events'],
    ['a life of years', [{ ...issuer, maxAgeSeconds: 31_536_000 }], '0.maxAgeSeconds'],
    [
      'rules for the jobs of GitHub Actions',
      [
        {
          ...issuer,
          issuer: 'https://token.actions.githubusercontent.com',
          rules: [{ claim: 'repository_id', has: '74', role: 'CI', projects: ['x'] }],
        },
      ],
      '0.rules',
    ],
    ['one that is there twice', [issuer, issuer], 'one is listed twice'],
  ])('%s is refused, and said where', (_, value, words) => {
    expect(read(value).join()).toMatch(/^SIG_STATUS_ISSUERS: expected a JSON list of issuers/);
    expect(read(value).join()).toContain(words);
  });
});
