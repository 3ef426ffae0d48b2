import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { command } from '../cli/command.ts';
import { api } from '../graphql/write/api.ts';
import { testDatabase } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { startReceiver } from '../telling/receiver.ts';

const COMMIT = '6113728f27ae82c7b1a177c8d03f9e96e0adf246';
const MINUTES =
  '# 2017-09-06\n\n## Agenda\n\n- WireGuard\n\n## Meeting Notes\n\n- WireGuard\n  - it builds on 4.13\n';
const run = (id: number, given: object = {}) => ({
  ...{ id, path: '.github/workflows/ci.yml', event: 'push', status: 'completed', conclusion: 'success' },
  ...{ head_branch: 'master', head_sha: COMMIT, run_number: id, run_attempt: 1, pull_requests: [] },
  ...{ run_started_at: '2018-02-27T08:00:00Z', updated_at: '2018-02-27T08:10:00Z' },
  head_repository: { full_name: 'linuxkit/linuxkit' },
  ...given,
});
/** As the API of Scorecard gives it, of another repository. */
const result = (name: string, score: number, date: string) =>
  JSON.stringify({
    date,
    repo: { name, commit: COMMIT },
    scorecard: { version: 'v4.10.2', commit: 'b8dd428c6d7a3e1c1d2b0c5d0bb9eaf9b1a1d5c4' },
    score,
    checks: [
      {
        ...{ name: 'Code-Review', score: 10, reason: 'all changesets reviewed', details: null },
        documentation: { short: 'Determines if the project requires review.', url: 'https://example.org' },
      },
    ],
    metadata: [],
  });

test('asks once what is new: minutes, runs and scores, and the second time costs nothing', async () => {
  const database = await testDatabase('pglite', { seeded: true });
  const group = temporaryDirectory();
  let runs = [run(1), run(2, { head_repository: { full_name: 'somebody/linuxkit' } })];
  let score = result('github.com/linuxkit/wireguard', 8.2, '2018-02-26');
  const requests: string[] = [];
  const forge = await startReceiver(({ path, headers }, response) => {
    const plain = path.replace(/\?.*/, '').replace('/repos/linuxkit/linuxkit', '');
    const body = path.includes('/commits?')
      ? JSON.stringify([{ sha: COMMIT }])
      : path.includes('/sig-security?')
        ? JSON.stringify([{ name: '2017-09-06.md', type: 'file', sha: 'x' }])
        : path.includes('/runs?')
          ? JSON.stringify({ workflow_runs: runs })
          : path.startsWith('/projects/')
            ? score
            : MINUTES;
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
    const isKnown = headers['if-none-match'] === etag;
    requests.push(`${plain}${headers['if-none-match'] ? ' if new' : ''}${isKnown ? ': 304' : ''}`);
    if (path.startsWith('/moved/')) response.writeHead(302, { location: '/projects/x' }).end();
    else if (isKnown) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(body);
  });
  onTestFinished(async () => {
    await forge.close();
    await database.close();
    group.remove();
  });
  cpSync(new URL('../../seeds', import.meta.url), group.path, { recursive: true });
  const file = join(group.path, 'sig.yaml');
  const seeds = readFileSync(file, 'utf8');
  const rules = (...urls: string[]) =>
    writeFileSync(
      file,
      `${seeds}\nhear:\n  runs:\n    - { repository: linuxkit/linuxkit, workflow: ci.yml, branch: master, project: wireguard, criterion: ci-boots }\n  scores:\n${urls
        .map((url) => `    - { project: wireguard, criterion: scorecard, url: "${url}" }\n`)
        .join('')}`,
    );
  rules(`${forge.url}/projects/github.com/linuxkit/wireguard`);
  const tracker = api(database, { now: '2018-03-01T12:00:00Z' });
  expect(
    await tracker.act(await tracker.token('CHAIR', [], { person: 'riyazdf' }), 'defineCriterion', {
      ...{ key: 'scorecard', title: 'Scorecard is content', kind: 'ATTESTATION', gates: 'GRADUATED' },
      ...{ standing: 'ADOPTED', meeting: '2017-08-16', reason: 'as the meeting said' },
    }),
  ).toMatchObject({ __typename: 'DefineCriterionSuccess' });
  const sync = (networks = '127.0.0.1') =>
    command(database.database, ['sync'], {
      environment: {
        ...{ SIG_STATUS_GROUP: group.path, SIG_STATUS_FORGE_API: forge.url },
        ...(networks ? { SIG_STATUS_TELL_NETWORKS: networks } : {}),
      },
    });
  const asked = async () => {
    const { imports, ciRuns, project } = await tracker.read(
      `{ imports(first: 100) { nodes { source event state why } } ciRuns(last: 1) { totalCount }
        project(slug: "wireguard") { gate(to: GRADUATED) { criteria { criterion { key } verdict explanation } } } }`,
    );
    const of = project.gate.criteria.find(
      ({ criterion }: { criterion: { key: string } }) => criterion.key === 'scorecard',
    );
    return {
      imports: imports.nodes.map(({ source, event, state, why }: Record<string, string>) =>
        [source, event, state, why].join(' '),
      ),
      runs: ciRuns.totalCount,
      told: `${of.verdict}: ${of.explanation}`,
    };
  };
  const before = await asked();

  expect(await sync()).toEqual({
    ...{ exitCode: 0, err: '', isClosed: true },
    out: [
      `minutes: ${COMMIT.slice(0, 12)} is new`,
      'run 2 of ci.yml: passed',
      'run 1 of ci.yml: passed',
      'score of wireguard: 8.2 of 2018-02-26',
      '4 looked at; /imports shows what came of them\n',
    ].join('\n'),
  });
  const once = await asked();
  expect(once.imports).toEqual([
    'poll push DONE One file of minutes was read.',
    'poll workflow_run REFUSED The tracker never takes runs of forks or pull requests.',
    'poll workflow_run DONE The run was reported for wireguard, ci-boots.',
    'poll score DONE Scorecard gave wireguard a score of 8.2 for scorecard.',
  ]);
  expect(once.runs).toBe(before.runs + 1);
  expect(once.told).toMatch(/^MET: .*2018-02-26/);

  requests.length = 0;
  expect((await sync()).out).toBe('minutes: nothing is new\n0 looked at; /imports shows what came of them\n');
  expect(requests).toEqual([
    '/commits if new: 304',
    '/actions/workflows/ci.yml/runs if new: 304',
    '/projects/github.com/linuxkit/wireguard if new: 304',
  ]);
  expect(await asked()).toEqual(once);

  // What is new is taken, and what is not is known again though the answer is another.
  runs = [run(3, { conclusion: 'failure' }), ...runs];
  score = result('github.com/linuxkit/wireguard', 6.1, '2018-02-28');
  expect((await sync()).out).toContain(
    'run 3 of ci.yml: failed\nscore of wireguard: 6.1 of 2018-02-28\n2 looked at',
  );
  expect((await asked()).told).toMatch(/^FAILED: .*6\.1/);

  // One that cannot be read is said, and keeps no other back.
  score = result('github.com/somebody/else', 9, '2018-02-28');
  rules(`${forge.url}/moved/x`, `${forge.url}/projects/github.com/linuxkit/wireguard`);
  const wrong = await sync();
  expect(wrong.exitCode).toBe(1);
  expect(wrong.out).toContain(
    'score of wireguard: It answered 302: the server follows no redirects.\nscore of wireguard: Expected a result for github.com/linuxkit/wireguard, got one for github.com/somebody/else.\n0 looked at',
  );
  requests.length = 0;
  rules(`http://localhost:${new URL(forge.url).port}/projects/github.com/somebody/else`);
  expect((await sync('')).out).toContain('score of wireguard: Its address is private');
  expect(requests.filter((path) => path.startsWith('/projects'))).toEqual([]);
  expect((await asked()).told).toMatch(/^FAILED: .*6\.1/);
}, 120_000);
