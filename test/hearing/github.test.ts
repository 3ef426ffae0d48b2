import { createHash, createHmac } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDirectory } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { startReceiver, until } from '../telling/receiver.ts';
import { startServer } from '../telling/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a payload is as its forge made it
type Loose = any;

/** As GitHub's own library publishes them. */
const examples: { name: string; examples: Loose[] }[] = createRequire(import.meta.url)(
  '@octokit/webhooks-examples',
);

const SECRET = 'a secret of the repository';
const COMMIT = '6113728f27ae82c7b1a177c8d03f9e96e0adf246';
const MINUTES = `# 2017-09-06

## Agenda

- WireGuard

## Meeting Notes

- WireGuard
  - it builds on 4.13
`;
const BROKEN =
  '# 2017-09-20\n\n## Meeting Notes\n\n- x\n\n## Decisions\n\n- nowhere: EXPERIMENTAL -> TESTING: no such project\n';
const HEAR = `
hear:
  runs:
    - { repository: linuxkit/linuxkit, workflow: main.yml, branch: master, project: wireguard, criterion: ci-boots }
    - { repository: linuxkit/linuxkit, workflow: octocoders-linter, branch: master, project: landlock, criterion: ci-boots }
    - { repository: linuxkit/linuxkit, workflow: pipeline, branch: master, project: okernel, criterion: ci-boots }
  proposals:
    - { repository: linuxkit/linuxkit, on: label, label: graduate, project: landlock, to: TESTING }
    - { repository: linuxkit/linuxkit, on: release, project: okernel, to: TESTING }
`;

/** As GitHub sent it, but of the repository of the seeds, and with these other fields. */
function recorded(event: string, number: number, change: (payload: Loose) => void): Loose {
  const example = examples.find(({ name }) => name === event);
  const payload = structuredClone(example?.examples[number]);
  payload.repository.full_name = 'linuxkit/linuxkit';
  change(payload);
  return payload;
}

const push = (change: (payload: Loose) => void) =>
  recorded('push', 0, (payload) => {
    Object.assign(payload, {
      ref: 'refs/heads/master',
      after: COMMIT,
      commits: [{ added: ['reports/sig-security/2017-09-06.md'], modified: ['pkg/init/Dockerfile'] }],
    });
    change(payload);
  });
const run = (change: (run: Loose) => void) =>
  recorded('workflow_run', 0, (payload) => {
    Object.assign(payload, { action: 'completed' });
    Object.assign(payload.workflow_run, {
      path: '.github/workflows/main.yml',
      event: 'push',
      status: 'completed',
      conclusion: 'success',
      head_branch: 'master',
      pull_requests: [],
      run_started_at: '2017-09-26T08:00:00Z',
      updated_at: '2017-09-26T08:10:00Z',
      head_repository: { ...payload.workflow_run.head_repository, full_name: 'linuxkit/linuxkit' },
    });
    change(payload.workflow_run);
  });

describe('a repository that tells', () => {
  let directory: Awaited<ReturnType<typeof testDirectory>>;
  let group: { path: string; remove: () => void };
  let api: Awaited<ReturnType<typeof startReceiver>>;
  let server: ReturnType<typeof startServer>;
  let url: string;
  const files = new Map<string, string>([['2017-09-06.md', MINUTES]]);
  const asked: string[] = [];

  beforeAll(async () => {
    directory = await testDirectory({ seeded: true });
    group = temporaryDirectory();
    cpSync(new URL('../../seeds', import.meta.url), group.path, { recursive: true });
    const file = join(group.path, 'sig.yaml');
    writeFileSync(file, readFileSync(file, 'utf8') + HEAR);
    api = await startReceiver(({ path, headers }, response) => {
      asked.push(path);
      if (headers.authorization !== 'Bearer token-of-forge') return response.writeHead(401).end();
      const [, name] =
        /^\/repos\/linuxkit\/linuxkit\/contents\/reports\/sig-security\/([^/?]+)\?ref=/.exec(path) ?? [];
      const content = name && files.get(name);
      if (content) return response.end(content);
      if (path.startsWith('/repos/linuxkit/linuxkit/commits?')) {
        const etag = `"${files.size}"`;
        if (headers['if-none-match'] === etag) return response.writeHead(304).end();
        return response
          .writeHead(200, { etag })
          .end(JSON.stringify([{ sha: COMMIT.replaceAll('6', String(files.size)) }]));
      }
      if (path.startsWith('/repos/linuxkit/linuxkit/contents/reports/sig-security?'))
        return response.end(
          JSON.stringify(
            [...files].map(([file, text]) => ({
              name: file,
              type: 'file',
              sha: createHash('sha1')
                .update(`blob ${Buffer.byteLength(text)}\0${text}`)
                .digest('hex'),
            })),
          ),
        );
      if (path.includes('/actions/workflows/main.yml/runs'))
        return response.end(
          JSON.stringify({
            workflow_runs: [run((each) => Object.assign(each, { id: 77, run_number: 77 })).workflow_run],
          }),
        );
      response.writeHead(404).end();
    });
    server = startServer({
      SIG_STATUS_DATA: directory.path,
      SIG_STATUS_GROUP: group.path,
      SIG_STATUS_HEAR_SECRET: SECRET,
      SIG_STATUS_FORGE_API: api.url,
      SIG_STATUS_FORGE_TOKEN: 'token-of-forge',
    });
    url = await server.url();
  }, 240_000);
  afterAll(async () => {
    server?.child.kill('SIGKILL');
    await api?.close();
    directory?.remove();
    group?.remove();
  });

  let last = 0;
  async function tell(event: string, payload: unknown, { id = `delivery-${++last}`, secret = SECRET } = {}) {
    const body = JSON.stringify(payload);
    const response = await fetch(`${url}/hear`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-github-delivery': id,
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
      body,
    });
    return response.status;
  }
  const ask = async (query: string): Promise<Loose> =>
    (
      await (
        await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        })
      ).json()
    ).data;
  /** What became of the last thing that was told. */
  async function outcome(): Promise<string> {
    let said = 'WAITING';
    await until(async () => {
      const { imports } = await ask('{ imports(last: 1) { nodes { state why } } }');
      const [node] = imports.nodes;
      said = `${node?.state}: ${node?.why}`;
      return node !== undefined && node.state !== 'WAITING';
    });
    return said;
  }

  test('is believed by its signature alone, and each delivery once', async () => {
    expect(
      await tell(
        'push',
        push(() => {}),
        { secret: 'another secret altogether' },
      ),
    ).toBe(401);
    expect(
      (
        await fetch(`${url}/hear`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(401);
    expect((await fetch(`${url}/hear`)).status).toBe(405);
    expect((await ask('{ imports { totalCount } }')).imports.totalCount).toBe(0);
    expect(
      await tell(
        'push',
        push(() => {}),
        { id: 'once' },
      ),
    ).toBe(202);
    expect(await outcome()).toBe('DONE: One file of minutes was read.');
    expect(
      await tell(
        'push',
        push(() => {}),
        { id: 'once' },
      ),
    ).toBe(200);
    expect((await ask('{ imports { totalCount } }')).imports.totalCount).toBe(1);
    const { meeting } = await ask('{ meeting(date: "2017-09-06") { state source { path } } }');
    expect(meeting).toEqual({ state: 'HELD', source: { path: expect.stringContaining('2017-09-06.md') } });
    expect(asked).toEqual([
      `/repos/linuxkit/linuxkit/contents/reports/sig-security/2017-09-06.md?ref=${COMMIT}`,
    ]);
  }, 60_000);

  test('is read at no other place, branch or folder', async () => {
    asked.length = 0;
    await tell(
      'push',
      push((payload) => Object.assign(payload.repository, { full_name: 'somebody/linuxkit' })),
    );
    expect(await outcome()).toBe('REFUSED: The tracker does not read minutes from somebody/linuxkit.');
    await tell(
      'push',
      push((payload) => Object.assign(payload, { ref: 'refs/heads/draft' })),
    );
    expect(await outcome()).toMatch(/^PASSED_OVER: The push was to the branch draft/);
    await tell(
      'push',
      push((payload) =>
        Object.assign(payload, {
          commits: [{ added: ['reports/sig-security/../../x.md', 'reports/sig-security/README.md'] }],
        }),
      ),
    );
    expect(await outcome()).toBe('PASSED_OVER: The push changed no minutes.');
    await tell(
      'push',
      recorded('push', 0, () => {}),
    );
    expect(await outcome()).toBe('PASSED_OVER: The push was to a tag, not to a branch.');
    await tell('star', { action: 'created' });
    expect(await outcome()).toBe('PASSED_OVER: The tracker does nothing with the event "star".');
    expect(asked).toEqual([]);
  }, 60_000);

  test('is heard from GitLab and Gitea in their own words', async () => {
    const send = async (headers: Record<string, string>, payload: object) =>
      (
        await fetch(`${url}/hear`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(payload),
        })
      ).status;
    const commits = [
      { id: COMMIT, added: [], modified: ['reports/sig-security/2017-09-06.md'], removed: [] },
    ];
    const gitlab = {
      ...{
        object_kind: 'push',
        event_name: 'push',
        ref: 'refs/heads/master',
        after: COMMIT,
        checkout_sha: COMMIT,
        commits,
      },
      ...{
        total_commits_count: 1,
        project: { id: 15, path_with_namespace: 'linuxkit/linuxkit', default_branch: 'master' },
      },
    };
    const ofGitlab = {
      'x-gitlab-event': 'Push Hook',
      'x-gitlab-event-uuid': 'one',
      'x-gitlab-token': SECRET,
    };
    expect(await send({ ...ofGitlab, 'x-gitlab-token': 'another' }, gitlab)).toBe(401);
    expect(await send(ofGitlab, gitlab)).toBe(202);
    expect(await outcome()).toBe('DONE: One file of minutes was read.');
    expect(await send(ofGitlab, gitlab)).toBe(200);
    const gitea = {
      ...{ ref: 'refs/heads/master', before: COMMIT, after: COMMIT, total_commits: 1, commits },
      repository: { id: 1, full_name: 'somebody/else' },
    };
    const signed = (event: string, delivery: string, payload: object) => ({
      ...{ 'x-gitea-event': event, 'x-gitea-delivery': delivery },
      'x-gitea-signature': createHmac('sha256', SECRET).update(JSON.stringify(payload)).digest('hex'),
    });
    const ofGitea = signed('push', 'one', gitea);
    expect(await send({ ...ofGitea, 'x-gitea-signature': '0'.repeat(64) }, gitea)).toBe(401);
    expect(await send(ofGitea, gitea)).toBe(202);
    expect(await outcome()).toBe('REFUSED: The tracker does not read minutes from somebody/else.');
    let number = 1;
    const hook = async (event: string, payload: object) => {
      number += 1;
      await send(
        { ...ofGitlab, 'x-gitlab-event': event, 'x-gitlab-event-uuid': '', 'idempotency-key': `${number}` },
        { ...payload, project: gitlab.project },
      );
      return outcome();
    };
    const pipeline = (attributes: object, beside = {}) =>
      hook('Pipeline Hook', {
        object_kind: 'pipeline',
        object_attributes: {
          ...{ id: 31, iid: 3, name: 'Pipeline for branch: master', ref: 'master', tag: false, sha: COMMIT },
          ...{ source: 'push', status: 'success', detailed_status: 'passed', duration: 63 },
          ...{ created_at: '2017-09-12 15:23:28 UTC', finished_at: '2017-09-12 15:26:29 UTC' },
          ...{ url: 'https://gitlab.example.org/linuxkit/linuxkit/-/pipelines/31', ...attributes },
        },
        merge_request: null,
        user: { id: 1, username: 'somebody' },
        commit: { id: COMMIT },
        builds: [],
        ...beside,
      });
    expect(await pipeline({ status: 'running' })).toBe('PASSED_OVER: The pipeline has not ended yet.');
    for (const [attributes, beside] of [
      [{ source: 'merge_request_event' }, {}],
      [{}, { merge_request: { id: 1, iid: 1 } }],
      [{ source: 'external_pull_request_event' }, {}],
      [{ tag: true, ref: 'v1' }, {}],
      [{ source: undefined }, {}],
    ])
      expect(await pipeline({ id: 666, ...attributes }, beside)).toMatch(
        /^REFUSED: The tracker never takes runs of forks/,
      );
    expect(await pipeline({})).toBe('DONE: The run was reported for okernel, ci-boots.');
    const label = (previous: string[], current: string[]) =>
      hook('Issue Hook', {
        object_kind: 'issue',
        object_attributes: {
          ...{ id: 301, title: 'Take it into the channel', action: 'update' },
          url: 'https://gitlab.example.org/linuxkit/linuxkit/-/issues/301',
        },
        changes: {
          labels: {
            previous: previous.map((title) => ({ id: 1, title })),
            current: current.map((title) => ({ id: 1, title })),
          },
        },
      });
    expect(await label(['graduate'], ['graduate', 'bug'])).toBe(
      'PASSED_OVER: sig.yaml names no proposal for it.',
    );
    expect(await label(['graduate'], ['graduate'])).toBe('PASSED_OVER: Nobody put a label on an issue.');
    expect(await label([], ['graduate'])).toMatch(/^DONE: A proposal to record landlock/);
    const release = (action: string) =>
      hook('Release Hook', {
        ...{ object_kind: 'release', action, tag: 'v1.1', name: 'v1.1' },
        url: 'https://gitlab.example.org/linuxkit/linuxkit/-/releases/v1.1',
      });
    expect(await release('update')).toBe('PASSED_OVER: It is not a published release.');
    expect(await release('create')).toMatch(/^DONE: /);
    expect(await hook('Job Hook', { object_kind: 'build' })).toMatch(
      /^PASSED_OVER: The tracker does nothing/,
    );
    // Gitea says which labels there are.
    const labelled = {
      ...{ action: 'label_updated', number: 1, repository: { id: 1, full_name: 'linuxkit/linuxkit' } },
      issue: {
        ...{ id: 7, title: 'Take it', html_url: 'https://gitea.example.org/linuxkit/linuxkit/issues/1' },
        ...{ labels: [{ id: 1, name: 'graduate' }], pull_request: null },
      },
    };
    await send(signed('issues', 'label', labelled), labelled);
    expect(await outcome()).toMatch(/^DONE: .*has been open since/);
    const run = {
      ...{ action: 'completed', repository: { id: 1, full_name: 'linuxkit/linuxkit' } },
      workflow_run: {
        ...{ id: 9, path: 'main.yml@refs/heads/master', event: 'push', status: 'completed' },
        ...{ conclusion: 'success', head_branch: 'master', head_sha: COMMIT, run_number: 9, run_attempt: 1 },
        head_repository: { id: 2, full_name: 'somebody/linuxkit' },
      },
    };
    await send(signed('workflow_run', 'run', run), run);
    expect(await outcome()).toMatch(/^REFUSED: The tracker never takes runs of forks/);
  }, 60_000);

  test('shows on the page of imports what was refused, and why', async () => {
    files.set('2017-09-20.md', BROKEN);
    await tell(
      'push',
      push((payload) =>
        Object.assign(payload, { commits: [{ modified: ['reports/sig-security/2017-09-20.md'] }] }),
      ),
    );
    expect(await outcome()).toBe('DONE: One file of minutes was read; 1 of them was refused.');
    const page = await (await fetch(`${url}/imports`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('reports/sig-security/2017-09-20.md at 6113728f27ae: refused');
    expect(page).toMatch(/2017-09-20\.md:9:\d+ [^<]*nowhere/);
    files.delete('2017-09-20.md');
  }, 60_000);

  test('tells runs of its own default branch, and never those of forks and pull requests', async () => {
    const runs = async () =>
      (await ask('{ ciRuns(last: 5) { nodes { runId status project { slug } criterion { key } commit } } }'))
        .ciRuns.nodes;
    const before = await runs();
    await tell(
      'workflow_run',
      run((each) => Object.assign(each, { head_repository: { full_name: 'somebody/linuxkit' } })),
    );
    expect(await outcome()).toBe('REFUSED: The tracker never takes runs of forks or pull requests.');
    await tell(
      'workflow_run',
      run((each) => Object.assign(each, { event: 'pull_request' })),
    );
    expect(await outcome()).toMatch(/^REFUSED/);
    await tell(
      'workflow_run',
      run((each) => Object.assign(each, { path: '.github/workflows/other.yml' })),
    );
    expect(await outcome()).toBe(
      'PASSED_OVER: sig.yaml names no criterion for other.yml of linuxkit/linuxkit.',
    );
    expect(await runs()).toEqual(before);
    await tell(
      'workflow_run',
      run((each) => Object.assign(each, { id: 42, conclusion: 'failure' })),
    );
    expect(await outcome()).toBe('DONE: The run was reported for wireguard, ci-boots.');
    expect((await runs()).at(-1)).toMatchObject({
      status: 'FAILED',
      project: { slug: 'wireguard' },
      criterion: { key: 'ci-boots' },
    });
  }, 60_000);

  test('tells what an app has checked on the default branch, but of no fork and no pull request', async () => {
    const suite = (change: (suite: Loose) => void) =>
      recorded('check_suite', 0, ({ check_suite: each }) => {
        Object.assign(each, { head_branch: 'master', pull_requests: [] });
        each.app.slug = 'octocoders-linter';
        change(each);
      });
    await tell(
      'check_suite',
      recorded('check_suite', 0, ({ check_suite: each }) => {
        each.app.slug = 'octocoders-linter';
      }),
    );
    expect(await outcome()).toBe('REFUSED: The tracker never takes runs of forks or pull requests.');
    await tell(
      'check_suite',
      suite((each) => Object.assign(each, { head_branch: null })),
    );
    expect(await outcome()).toMatch(/^REFUSED: The tracker never takes runs of forks/);
    const whole = suite(() => {});
    await tell('check_suite', whole, { id: 'suite' });
    expect(await outcome()).toBe('DONE: The run was reported for landlock, ci-boots.');
    const runs = async () =>
      (await ask('{ ciRuns(last: 100) { totalCount nodes { status commit project { slug } } } }')).ciRuns;
    const { totalCount, nodes } = await runs();
    expect(nodes).toContainEqual({
      ...{ status: 'PASSED', project: { slug: 'landlock' }, commit: whole.check_suite.head_sha },
    });
    // The same delivery, and the same body under another id, which is not signed.
    expect(await tell('check_suite', whole, { id: 'suite' })).toBe(200);
    expect(await tell('check_suite', whole)).toBe(200);
    // The suite told anew, of which only what is not read is another.
    expect(await tell('check_suite', { ...whole, sender: null })).toBe(202);
    expect(await outcome()).toMatch(/^DONE/);
    expect((await runs()).totalCount).toBe(totalCount);
  }, 60_000);

  test('takes nothing that is not whole, not signed, too long, or of another type', async () => {
    const { totalCount } = (await ask('{ imports { totalCount } }')).imports;
    const send = async (body: string | Uint8Array, headers: Record<string, string>) => {
      const signature = createHmac('sha256', SECRET).update(body).digest('hex');
      const response = await fetch(`${url}/hear`, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': 'odd' },
          ...{ 'x-hub-signature-256': `sha256=${signature}`, ...headers },
        },
        body: body as BodyInit,
      });
      const text = await response.text();
      expect(text).not.toMatch(/at .*\.ts|SyntaxError|select /);
      return response.status;
    };
    const whole = JSON.stringify(push(() => {}));
    for (const [body, headers, status] of [
      [JSON.stringify({ pad: 'x'.repeat(1_100_000) }), {}, 413],
      [whole, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
      [whole, { 'content-type': '' }, 415],
      [whole, { 'x-github-event': '' }, 400],
      [whole, { 'x-github-delivery': '' }, 400],
      [whole, { 'x-github-delivery': 'x'.repeat(201) }, 400],
      [whole, { 'x-hub-signature-256': 'sha256=' }, 401],
      [whole, { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` }, 401],
      [whole, { 'x-gitlab-token': '' }, 401],
      ['[]', {}, 400],
      ['{"ref": ', {}, 400],
      [Uint8Array.of(0x7b, 0xff, 0x7d), {}, 400],
      ['{"ref": "x\\u0000"}', {}, 202],
    ] as const)
      expect([body.slice(0, 20), headers, await send(body, headers)]).toEqual([
        body.slice(0, 20),
        headers,
        status,
      ]);
    expect(await outcome()).toBe(
      'PASSED_OVER: The webhook does not have the form that this event should have.',
    );
    expect((await ask('{ imports { totalCount } }')).imports.totalCount).toBe(totalCount + 1);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  }, 60_000);

  test('proposes by a label and by a release, where the group says so', async () => {
    const labelled = (name: string) =>
      recorded('issues', 0, (payload) =>
        Object.assign(payload, {
          action: 'labeled',
          label: { name },
          issue: { ...payload.issue, title: 'Take it into the channel' },
        }),
      );
    await tell('issues', labelled('bug'));
    expect(await outcome()).toBe('PASSED_OVER: sig.yaml names no proposal for it.');
    await tell('issues', labelled('graduate'));
    expect(await outcome()).toMatch(/^DONE: .*has been open since/);
    await tell(
      'release',
      recorded('release', 0, (payload) =>
        Object.assign(payload, {
          action: 'published',
          release: { ...payload.release, draft: false, prerelease: false },
        }),
      ),
    );
    expect(await outcome()).toMatch(/^DONE: /);
  }, 60_000);
});

test('a repository that is asked: what is new is read once, and nothing else is fetched again', async () => {
  const directory = await testDirectory({ seeded: true });
  const requests: string[] = [];
  const api = await startReceiver(({ path, headers }, response) => {
    requests.push(`${path.replace(/\?.*/, '')}${headers['if-none-match'] ? ' if new' : ''}`);
    if (path.includes('/commits?'))
      return headers['if-none-match']
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"one"' }).end(JSON.stringify([{ sha: COMMIT }]));
    if (path.includes('/sig-security?'))
      return response.end(
        JSON.stringify([
          { name: '2017-09-06.md', type: 'file', sha: 'x' },
          { name: 'README.md', type: 'file', sha: 'y' },
        ]),
      );
    response.end(MINUTES);
  });
  const settings = { SIG_STATUS_DATA: directory.path, SIG_STATUS_FORGE_API: api.url };
  try {
    for (const meetings of [1, 2]) {
      const server = startServer({ ...settings, SIG_STATUS_SYNC_MINUTES: '60' });
      const url = await server.url();
      await until(async () => {
        const response = await fetch(
          `${url}/graphql?query=${encodeURIComponent('{ meeting(date: "2017-09-06") { state } }')}`,
        );
        return (await response.text()).includes('HELD') && requests.length >= 2 + meetings;
      });
      server.child.kill('SIGTERM');
      expect(await server.exited).toBe(0);
    }
    expect(requests).toEqual([
      '/repos/linuxkit/linuxkit/commits',
      '/repos/linuxkit/linuxkit/contents/reports/sig-security',
      '/repos/linuxkit/linuxkit/contents/reports/sig-security/2017-09-06.md',
      '/repos/linuxkit/linuxkit/commits if new',
    ]);
  } finally {
    await api.close();
    directory.remove();
  }
}, 240_000);
