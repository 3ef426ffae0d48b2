import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import { built } from '../../helpers/built.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MINUTE = 60_000;

interface Server {
  url: string;
  stop(): Promise<unknown>;
}

/** A server whose own clock is off by so much. */
async function startServer(databaseUrl: string, skewMs: number): Promise<Server> {
  const child = spawn(process.execPath, ['--import', here('./skew.mjs'), '--liftoff-only', built.server], {
    env: {
      ...process.env,
      SKEW_MS: String(skewMs),
      DATABASE_URL: databaseUrl,
      PORT: '0',
      LOG_LEVEL: 'silent',
      SIG_STATUS_WRITES_PER_MINUTE: '0',
      SIG_STATUS_SHARED_CACHE_SECONDS: '600',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close');
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /listens on (\S+)/.exec(line)?.[1] ?? '';
    if (url) break;
  }
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

async function ask({ url }: Server, query: string, token?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
  return data as any;
}

describeOn(['postgres'], 'three servers whose clocks are off by minutes', (open) => {
  let database: TestDatabase;
  let servers: Server[] = [];
  const tokens = { ci: '', chair: '', admin: '' };
  beforeAll(async () => {
    database = await open({ seeded: true });
    const issue = async (given: Parameters<typeof issueToken>[1]) =>
      (await database.db.transaction((tx) => issueToken(tx, given, new Date()))).secret;
    tokens.ci = await issue({ role: 'CI', projects: ['wireguard'], expiresAt: null });
    tokens.chair = await issue({ role: 'CHAIR', projects: [], expiresAt: null, person: 'riyazdf' });
    tokens.admin = await issue({ role: 'ADMIN', projects: [], expiresAt: null, person: 'operator' });
    servers = await Promise.all(
      [0, -2 * MINUTE, 2 * MINUTE].map((skew) => startServer(database.url ?? '', skew)),
    );
  }, 120_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.close();
  });

  const report = (server: Server, runId: string) =>
    ask(
      server,
      `mutation { reportCiRun(input: { project: "wireguard", criterion: "ci-boots", status: PASSED, runId: "${runId}", branch: "master" }) {
        __typename ... on ReportCiRunSuccess { ciRun { finishedAt reportedAt isCounted } } } }`,
      tokens.ci,
    );

  test('write a run as of the same instant, and count it alike at once', async () => {
    for (const [at, server] of servers.entries()) {
      const before = Date.now();
      const { reportCiRun } = await report(server, `run-${at}`);
      const after = Date.now();
      for (const instant of [reportCiRun.ciRun.finishedAt, reportCiRun.ciRun.reportedAt]) {
        expect(Date.parse(instant)).toBeGreaterThan(before - 5000);
        expect(Date.parse(instant)).toBeLessThan(after + 5000);
      }
      const read = `{ project(slug: "wireguard") { ciRuns(criterion: "ci-boots", first: 50) { nodes { runId isCounted } } criterionResults { criterion { key } verdict } } }`;
      const answers = await Promise.all(servers.map((each) => ask(each, read)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0].project.ciRuns.nodes).toContainEqual({ runId: `run-${at}`, isCounted: true });
    }
  });

  test('keep one audit trail that never runs backwards, whoever writes at the same time', async () => {
    for (let round = 0; round < 8; round++)
      await Promise.all(
        Array.from({ length: 9 }, (_, at) => report(servers[at % 3] as Server, `at-once-${round}-${at}`)),
      );
    const { auditEvents } = await ask(
      servers[1] as Server,
      '{ auditEvents(first: 100) { nodes { at act } } }',
      tokens.admin,
    );
    const newestFirst = auditEvents.nodes.map(({ at }: { at: string }) => at);
    expect(newestFirst.length).toBeGreaterThan(60);
    expect(newestFirst).toEqual([...newestFirst].sort().reverse());
    expect(Math.abs(Date.parse(newestFirst[0]) - Date.now())).toBeLessThan(30_000);
  });

  test('agree on which meeting has begun', async () => {
    const startsAt = new Date(Date.now() + MINUTE);
    const date = startsAt.toISOString().slice(0, 10);
    await ask(
      servers[0] as Server,
      `mutation { scheduleMeeting(input: { date: "${date}", startsAt: "${startsAt.toISOString()}" }) { __typename } }`,
      tokens.chair,
    );
    const hold = `mutation { holdMeeting(input: { meeting: "${date}" }) { __typename } }`;
    for (const server of servers)
      expect((await ask(server, hold, tokens.chair)).holdMeeting.__typename).toBe('ValidationError');
  });

  test('tell caches alike how long an answer lasts, to the next midnight at most', async () => {
    const ends = await Promise.all(
      servers.map(async ({ url }) => {
        const asked = performance.now() / 1000;
        const response = await fetch(`${url}/`);
        await response.text();
        const age = Number(/s-maxage=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]);
        expect(age).toBeLessThanOrEqual(600);
        // Whole seconds, counted from some moment while it was answered.
        return { earliest: asked + age, latest: performance.now() / 1000 + age + 1 };
      }),
    );
    const earliest = Math.max(...ends.map((end) => end.earliest));
    const latest = Math.min(...ends.map((end) => end.latest));
    expect(earliest).toBeLessThanOrEqual(latest);
  });
});
