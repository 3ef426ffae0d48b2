import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ciRuns } from '../../../src/db/tables/index.ts';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import { built } from '../../helpers/built.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';

const script = fileURLToPath(new URL('../../../src/cli/report-ci-run.sh', import.meta.url));
const run = promisify(execFile);

/** The example of the README, against a server in a process of its own. */
describeOn(['postgres'], 'a CI job that reports with curl', (open) => {
  let database: TestDatabase;
  let stop: () => Promise<unknown>;
  let url: string;
  let token: string;
  beforeAll(async () => {
    database = await open({ seeded: true });
    const issued = await issueToken(database.db, { role: 'CI', projects: ['wireguard'] }, new Date());
    token = issued.secret;
    const child = spawn(process.execPath, ['--liftoff-only', built.server], {
      env: {
        ...process.env,
        DATABASE_URL: database.url ?? '',
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'close');
    stop = () => {
      child.kill('SIGTERM');
      return gone;
    };
    for await (const line of createInterface({ input: child.stdout })) {
      url = /listens on (\S+)/.exec(line)?.[1] ?? '';
      if (url) break;
    }
  });
  afterAll(async () => {
    await stop();
    await database.close();
  });

  const report = (args: string[], environment: Record<string, string> = {}) =>
    run('sh', [script, ...args], {
      env: { PATH: process.env.PATH, SIG_STATUS_URL: url, SIG_STATUS_TOKEN: token, ...environment },
    }).then(
      ({ stdout }) => ({
        code: 0,
        answer: stdout.startsWith('{') ? JSON.parse(stdout) : stdout,
        errors: '',
      }),
      ({ code, stdout, stderr }) => ({
        code: code as number,
        answer: stdout as string,
        errors: stderr as string,
      }),
    );

  const runsOnRecord = async () => (await database.db.select().from(ciRuns)).length;

  test('is heard, and hears what the gate says now', async () => {
    const job = {
      RUN_ID: '1001',
      RUN_URL: 'https://ci.example/1001',
      COMMIT: 'f00dfeed',
      BRANCH: 'refs/heads/master',
      KERNEL_SERIES: '4.14',
    };
    const started = await report(['wireguard', 'ci-boots', 'RUNNING'], job);
    expect(started).toMatchObject({
      code: 0,
      answer: {
        data: { reportCiRun: { ciRun: { runId: '1001', attempt: 1, status: 'RUNNING', isCounted: true } } },
      },
    });
    for (const runId of ['1001', '1002', '1003'])
      await report(['wireguard', 'ci-boots', 'PASSED'], { ...job, RUN_ID: runId });
    const again = await report(['wireguard', 'ci-boots', 'PASSED'], { ...job, RUN_ID: '1003' });
    expect(again.answer.data.reportCiRun).toMatchObject({
      __typename: 'ReportCiRunSuccess',
      project: { gate: { verdict: 'BLOCKED', summary: expect.not.stringContaining('CI boots it') } },
    });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ project(slug: "wireguard") { ciRuns(criterion: "ci-boots", first: 1) { totalCount nodes {
          runId commit branch url kernelSeries } } } }`,
      }),
    });
    expect(await response.json()).toMatchObject({
      data: {
        project: {
          ciRuns: {
            totalCount: 4,
            nodes: [
              {
                runId: '1003',
                commit: 'f00dfeed',
                branch: 'master',
                url: 'https://ci.example/1001',
                kernelSeries: '4.14',
              },
            ],
          },
        },
      },
    });
  });

  test('finds on GitHub Actions what it is not told', async () => {
    const actions = {
      GITHUB_RUN_ID: '7',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SHA: 'cafe',
      GITHUB_REF: 'refs/heads/topic',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'linuxkit/linuxkit',
    };
    const { answer } = await report(['wireguard', 'ci-builds', 'FAILED'], actions);
    expect(answer.data.reportCiRun.ciRun).toEqual({
      runId: '7',
      attempt: 2,
      status: 'FAILED',
      isCounted: false,
    });
  });

  test('leaves the runs of pull requests alone, and turns none of them red', async () => {
    const before = await runsOnRecord();
    // From a fork there is no token either.
    const places: Record<string, string>[] = [
      { GITHUB_REF: 'refs/pull/3/merge' },
      { BRANCH: 'refs/pull/3/head' },
      { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_REF: 'refs/heads/master' },
      { CI_MERGE_REQUEST_IID: '3' },
    ];
    for (const where of places)
      expect(
        await report(['wireguard', 'ci-builds', 'failure'], { RUN_ID: '9', SIG_STATUS_TOKEN: '', ...where }),
      ).toEqual({ code: 0, answer: 'not reported: pull request\n', errors: '' });
    expect(await runsOnRecord()).toBe(before);
  });

  test('takes the words of GitHub Actions, and what orders its runs', async () => {
    const event = join(tmpdir(), `sig-status-event-${process.pid}`);
    writeFileSync(event, '{}');
    const startedAt = new Date('2017-08-01T10:00:00Z');
    utimesSync(event, startedAt, startedAt);
    const job = {
      GITHUB_RUN_ID: '70',
      GITHUB_RUN_NUMBER: '12',
      GITHUB_EVENT_PATH: event,
      GITHUB_REF: 'refs/heads/master',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'linuxkit/linuxkit',
    };
    for (const [word, status] of [
      ['success', 'PASSED'],
      ['failure', 'FAILED'],
      ['cancelled', 'CANCELLED'],
    ])
      expect(
        (await report(['wireguard', 'ci-builds', word ?? ''], { ...job, GITHUB_RUN_ID: `7-${word}` })).answer
          .data.reportCiRun.ciRun.status,
      ).toBe(status);
    rmSync(event);
    const [run] = await database.db.select().from(ciRuns).where(eq(ciRuns.runId, '7-success'));
    expect(run).toMatchObject({ runNumber: 12, startedAt, testedAt: startedAt });
  });

  test('fails, and says why, where it is not taken', async () => {
    const refused = await report(['wireguard', 'nope', 'PASSED'], { RUN_ID: '1' });
    expect([refused.code, refused.answer]).toMatchObject([
      1,
      expect.stringContaining('There is no criterion nope.'),
    ]);
    const foreign = await report(['landlock', 'ci-boots', 'PASSED'], { RUN_ID: '1' });
    expect([foreign.code, foreign.answer]).toMatchObject([1, expect.stringContaining('FORBIDDEN')]);
    const unknown = await report(['wireguard', 'ci-boots', 'PASSED'], {
      RUN_ID: '1',
      SIG_STATUS_TOKEN: 'wrong',
    });
    expect(unknown.code).toBe(1);
    expect(unknown.errors).toContain('401');
    const hostile = await report(['wireguard', 'ci-boots', 'PASSED'], { RUN_ID: '1", "status": "FAILED' });
    expect(hostile.answer.data.reportCiRun.ciRun).toMatchObject({
      runId: '1", "status": "FAILED',
      status: 'PASSED',
    });
  });
});
