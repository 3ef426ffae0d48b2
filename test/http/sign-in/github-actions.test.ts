import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import type { Config } from '../../../src/config.ts';
import { openDatabase } from '../../../src/db/index.ts';
import { ciRuns } from '../../../src/db/tables/index.ts';
import { describeOn } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { startIssuer, type TestIssuer } from './issuer.ts';

const payload: JWTPayload = JSON.parse(readFileSync(new URL('github-actions.json', import.meta.url), 'utf8'));
const sha = String(payload.sha);
type Repository = Config['issuers'][number]['repositories'][number];
const repository: Repository = {
  repositoryId: '74',
  repositoryOwnerId: '65',
  projects: ['wireguard'],
  events: ['push', 'schedule', 'workflow_dispatch'],
};

describeOn(['postgres'], 'a job of GitHub Actions', (open) => {
  /** Two servers on one database, and an issuer that both believe. */
  async function servers(
    work: (github: TestIssuer, sites: [Site, Site], count: () => Promise<number>) => Promise<void>,
    demanded: Partial<Repository> = {},
  ) {
    const database = await open({ seeded: true });
    const second = await openDatabase({ url: database.url, onError: () => {} });
    const github = await startIssuer('github', {
      audience: 'https://status.example.org',
      repositories: [{ ...repository, ...demanded }],
    });
    const config = { issuers: [github.settings] };
    const sites: [Site, Site] = [
      await openSite({ on: database, clock: () => new Date(), config }),
      await openSite({
        on: { ...database, database: second, db: second.db },
        clock: () => new Date(),
        config,
      }),
    ];
    try {
      await work(github, sites, () => database.db.$count(ciRuns));
    } finally {
      for (const site of sites) await site.close();
      await github.close();
      await second.close();
      await database.close();
    }
  }

  const tokenOf = (github: TestIssuer, claims: JWTPayload = {}) =>
    github.sign({ ...payload, jti: randomUUID(), ...claims });

  async function report(site: Site, token: string, given: object = {}) {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `mutation ($input: ReportCiRunInput!) { reportCiRun(input: $input) {
          __typename ... on ReportCiRunSuccess { ciRun { commit branch status isCounted } } ... on Error { message }
          ... on ValidationError { issues { path message } } } }`,
        variables: {
          input: {
            project: 'wireguard',
            criterion: 'ci-boots',
            status: 'PASSED',
            runId: '1',
            commit: sha,
            ...given,
          },
        },
      }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
    const { data, errors } = (await response.json()) as any;
    return { status: response.status, answer: data?.reportCiRun, code: errors?.[0]?.extensions.code };
  }

  test('reports with the token of the job, and no secret', () =>
    servers(async (github, [site], count) => {
      const before = await count();
      const { answer } = await report(site, await tokenOf(github));
      expect(answer).toEqual({
        __typename: 'ReportCiRunSuccess',
        ciRun: { commit: sha, branch: 'master', status: 'PASSED', isCounted: true },
      });
      const without = await report(site, await tokenOf(github), { runId: '2', commit: null });
      expect(without.answer.ciRun).toMatchObject({ commit: sha, branch: 'master' });
      expect(await count()).toBe(before + 2);
    }));

  test('asks for its token by itself, as the script of the README does', () =>
    servers(async (github, [site]) => {
      const asked: (string | undefined)[] = [];
      const tokens = createServer(async (request, response) => {
        asked.push(request.url, request.headers.authorization);
        response.end(JSON.stringify({ count: 1, value: await tokenOf(github) }));
      }).listen(0, '127.0.0.1');
      await once(tokens, 'listening');
      const script = fileURLToPath(new URL('../../../src/cli/report-ci-run.sh', import.meta.url));
      const { stdout } = await promisify(execFile)('sh', [script, 'wireguard', 'ci-boots', 'PASSED'], {
        env: {
          PATH: process.env.PATH,
          SIG_STATUS_URL: site.url,
          ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token?api=1`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of the runner',
          GITHUB_RUN_ID: '7',
          GITHUB_SHA: sha,
          GITHUB_REF: 'refs/heads/master',
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_REPOSITORY: 'example/wireguard-linuxkit',
        },
      });
      tokens.close();
      expect(asked).toEqual([`/token?api=1&audience=${site.url}`, 'bearer of the runner']);
      expect(JSON.parse(stdout).data.reportCiRun.ciRun).toMatchObject({
        runId: '7',
        status: 'PASSED',
        isCounted: true,
      });
    }));

  test('each token reports once, on whichever server; what was refused leaves it unused', () =>
    servers(async (github, [one, two], count) => {
      const before = await count();
      const token = await tokenOf(github);
      expect((await report(one, token, { criterion: 'nothing' })).answer.__typename).not.toBe(
        'ReportCiRunSuccess',
      );
      expect((await report(one, token)).answer.__typename).toBe('ReportCiRunSuccess');
      for (const site of [one, two])
        expect(await report(site, token, { runId: 'again' })).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await count()).toBe(before + 1);

      const raced = await tokenOf(github);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          report(index % 2 ? one : two, raced, { runId: `race ${index}` }),
        ),
      );
      expect(answers.filter(({ answer }) => answer?.__typename === 'ReportCiRunSuccess')).toHaveLength(1);
      expect(answers.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(9);
      expect(await count()).toBe(before + 2);
    }));

  test('the same request again, under its idempotency key, has the same answer and no second row', () =>
    servers(async (github, [one, two], count) => {
      const before = await count();
      const token = await tokenOf(github);
      const first = await report(one, token, { idempotencyKey: 'k' });
      expect(first.answer.__typename).toBe('ReportCiRunSuccess');
      expect(await report(two, token, { idempotencyKey: 'k' })).toEqual(first);
      expect(await count()).toBe(before + 1);
    }));

  test('another commit or branch than the token’s is refused, and so is a branch that is not the default one', () =>
    servers(async (github, [site], count) => {
      const before = await count();
      const refused = async (claims: JWTPayload, given: object, path: string) =>
        expect((await report(site, await tokenOf(github, claims), given)).answer).toMatchObject({
          __typename: 'ValidationError',
          issues: [{ path }],
        });
      await refused({}, { commit: 'f'.repeat(40) }, 'input.commit');
      await refused({}, { branch: 'topic' }, 'input.branch');
      await refused({ ref: 'refs/heads/topic' }, {}, 'input.branch');
      expect(await count()).toBe(before);
    }));

  test('other repositories, owners, pull requests and tags are refused, and so are other projects and acts', () =>
    servers(async (github, [site], count) => {
      const before = await count();
      const bad: JWTPayload[] = [
        { repository_id: '75' },
        { repository_owner_id: '66' },
        { repository_id: 74 },
        { event_name: 'pull_request', ref: 'refs/pull/7/merge' },
        { event_name: 'pull_request_target' },
        { event_name: undefined },
        { ref: 'refs/tags/v1', ref_type: 'tag' },
        { ref: undefined },
        { sha: undefined },
        { jti: undefined },
        { aud: 'sigstore' },
      ];
      for (const claims of bad)
        expect([claims, (await report(site, await tokenOf(github, claims))).status]).toEqual([claims, 401]);
      expect(await report(site, await tokenOf(github), { project: 'landlock' })).toMatchObject({
        code: 'FORBIDDEN',
      });
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(github)}` },
        body: JSON.stringify({
          query: 'mutation { addProject(input: { slug: "x", name: "x", summary: "x" }) { __typename } }',
        }),
      });
      expect(await response.text()).toContain('FORBIDDEN');
      expect(await count()).toBe(before);
    }));

  test('only what happens to the default branch itself vouches for it: every other event is refused', () =>
    servers(async (github, [site], count) => {
      const before = await count();
      for (const event of ['push', 'schedule', 'workflow_dispatch'])
        expect(
          (await report(site, await tokenOf(github, { event_name: event }), { runId: event })).answer,
        ).toMatchObject({
          __typename: 'ReportCiRunSuccess',
        });
      const others = [
        ...['workflow_run', 'issue_comment', 'fork', 'watch', '', 'release', 'merge_group', 'PUSH', 'push '],
        ...[
          'repository_dispatch',
          'workflow_call',
          'check_suite',
          'pull_request',
          'pull_request_target',
          7,
          ['push'],
          null,
        ],
      ];
      for (const event of others)
        expect([event, (await report(site, await tokenOf(github, { event_name: event }))).status]).toEqual([
          event,
          401,
        ]);
      expect(await count()).toBe(before + 3);
    }));

  test('vouches by the events that the operator names, for a tag and a merge queue as for the default branch', () =>
    servers(
      async (github, [site], count) => {
        const before = await count();
        const queue = `refs/heads/gh-readonly-queue/master/pr-7-${sha}`;
        const taken: JWTPayload[] = [
          { event_name: 'workflow_run' },
          { event_name: 'release', ref: 'refs/tags/v1', ref_type: 'tag' },
          { event_name: 'merge_group', ref: queue },
        ];
        for (const claims of taken) {
          const { answer } = await report(site, await tokenOf(github, claims), { runId: claims.event_name });
          expect(answer.ciRun).toMatchObject({ branch: 'master', isCounted: true });
        }
        const elsewhere = `refs/heads/gh-readonly-queue/topic/pr-7-${sha}`;
        const ofTopic = await report(
          site,
          await tokenOf(github, { event_name: 'merge_group', ref: elsewhere }),
        );
        expect(ofTopic.answer).toMatchObject({ issues: [{ path: 'input.branch' }] });
        for (const claims of [
          { event_name: 'push' },
          { event_name: 'workflow_run', ref: 'refs/tags/v1', ref_type: 'tag' },
          { event_name: 'workflow_run', ref: 'refs/pull/7/merge' },
        ])
          expect((await report(site, await tokenOf(github, claims))).status).toBe(401);
        expect(await count()).toBe(before + 3);
      },
      { events: ['workflow_run', 'release', 'merge_group'] },
    ));

  test('a workflow and a kind of runner can be demanded', () =>
    servers(
      async (github, [site], count) => {
        const before = await count();
        for (const claims of [
          { job_workflow_ref: `${payload.job_workflow_ref}x` },
          { job_workflow_ref: 'evil/x/.github/workflows/kernel.yml@refs/heads/master' },
          { job_workflow_ref: undefined },
          { job_workflow_ref: [payload.job_workflow_ref] },
          { runner_environment: 'self-hosted' },
          { runner_environment: undefined },
        ])
          expect((await report(site, await tokenOf(github, claims))).status).toBe(401);
        expect((await report(site, await tokenOf(github))).answer.__typename).toBe('ReportCiRunSuccess');
        expect(await count()).toBe(before + 1);
      },
      { jobWorkflowRefs: [String(payload.job_workflow_ref)], runnerEnvironment: 'github-hosted' },
    ));

  test('claims that are no text the database takes are refused', () =>
    servers(async (github, [site]) => {
      for (const bad of ['\0', '\u202e', '\ud800', '\n', 'ä'])
        for (const claims of [
          { sha: bad + sha.slice(1) },
          { sha: sha + bad },
          { jti: `a${bad}` },
          { ref: `refs/tags/${bad}` },
        ])
          expect((await report(site, await tokenOf(github, claims))).status).toBe(401);
      expect((await report(site, await tokenOf(github, { jti: 'x'.repeat(256) }))).status).toBe(401);
      const ofBranch = await report(site, await tokenOf(github, { ref: 'refs/heads/master\0' }));
      expect(ofBranch.answer).toMatchObject({ issues: [{ path: 'input.branch' }] });
    }));
});
