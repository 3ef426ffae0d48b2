import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Db, openDatabase } from '../../src/db/index.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { describeOn, testDatabase } from '../helpers/database.ts';
import { startProxy } from '../helpers/proxy.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type SiteOptions } from '../helpers/site.ts';

const NOW = '2017-08-01T12:00:00Z';
const recorded = `mutation ($input: RecordStatusChangeInput!) { recordStatusChange(input: $input) {
  __typename ... on Error { message }
  ... on RecordStatusChangeSuccess { statusChange { id meeting { date } } project { slug readiness } } } }`;
const input = {
  project: 'landlock',
  to: 'EXPERIMENTAL',
  meeting: '2017-05-24',
  reason: 'as the minutes say',
  basis: 'EXTERNAL',
  idempotencyKey: 'one',
};

/** A site over a network that can be cut, and a way around it. */
async function siteOn(kind: 'pglite' | 'postgres', config: SiteOptions['config'] = {}) {
  const direct = await testDatabase(kind);
  const proxy = direct.url === null ? null : await startProxy(direct.url);
  const database = proxy ? await openDatabase({ url: proxy.url, onError: () => {} }) : direct.database;
  await seed(direct.db).project('landlock').meeting('2017-05-24').done();
  const { secret } = await direct.db.transaction((tx) =>
    issueToken(tx, { role: 'CHAIR', projects: [], expiresAt: null }, new Date(NOW)),
  );
  const site = await openSite({ on: { ...direct, database, db: database.db }, now: NOW, config });
  onTestFinished(async () => {
    await site.close();
    if (proxy) await database.close();
    await proxy?.close();
    await direct.close();
  });
  async function post(signal?: AbortSignal, query = recorded, variables: object = { input }) {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
    return { status: response.status, ...((await response.json()) as any) };
  }
  const records = async () =>
    (await direct.db.execute<{ count: number }>(sql`select count(*)::int as count from status_changes`))
      .rows[0]?.count;
  const busy = async () =>
    (
      await direct.db.execute<{ query: string }>(
        sql`select query from pg_stat_activity where application_name = 'sig-status' and state <> 'idle'
          and datname = current_database() and pid <> pg_backend_pid()`,
      )
    ).rows.map(({ query }) => query);
  return { direct, proxy, site, post, records, busy };
}

/** Nobody else writes about the project, or at all, until `letGo`. */
async function hold({ direct }: Awaited<ReturnType<typeof siteOn>>) {
  let letGo = () => {};
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = direct.db.transaction(async (tx) => {
    await tx.execute(sql`select from projects for update`);
    isHeld();
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
  });
  await held;
  return {
    letGo: async () => {
      letGo();
      await done;
    },
  };
}

describe.each(['pglite', 'postgres'] as const)('an act that is given up, on %s', (kind) => {
  test('because its client has gone is not done', async () => {
    const on = await siteOn(kind);
    const { letGo } = await hold(on);
    const client = new AbortController();
    const asked = on.post(client.signal).catch((error) => error.name);
    await sleep(300);
    client.abort();
    expect(await asked).toBe('AbortError');
    // The server hears of it when it next looks at its sockets.
    await sleep(200);
    if (kind === 'postgres')
      await expect
        .poll(async () => (await on.busy()).filter((query) => !/from projects for update/.test(query)))
        .toEqual([]);
    await letGo();
    await sleep(500);
    expect(await on.records()).toBe(0);
    expect((await on.post()).data.recordStatusChange.__typename).toBe('RecordStatusChangeSuccess');
    expect(await on.records()).toBe(1);
  });

  test('because it took too long is not done, and the answer says so', async () => {
    const on = await siteOn(kind, { requestTimeoutMs: 700 });
    const { letGo } = await hold(on);
    const answer = await on.post();
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'TIMEOUT' } }] });
    await letGo();
    await sleep(500);
    expect(await on.records()).toBe(0);
  });
});

describeOn(['postgres'], 'a read that is given up', () => {
  test.each(['query', 'page'])('because its client has gone is cancelled (%s)', async (what) => {
    const { direct, post, busy, site } = await siteOn('postgres');
    const query = '{ projects(first: 1) { nodes { readiness } } }';
    const { held, letGo, done } = lockTables(direct.db);
    await held;
    const client = new AbortController();
    const asked =
      what === 'query' ? post(client.signal, query, {}) : fetch(site.url, { signal: client.signal });
    asked.catch(() => {});
    const waiting = async () => (await busy()).filter((text) => !/^lock table/.test(text));
    await expect.poll(async () => (await waiting()).length, { timeout: 5000 }).toBeGreaterThan(0);
    client.abort();
    // Sooner than the statement's own limit of five seconds.
    await expect.poll(waiting, { timeout: 3000 }).toEqual([]);
    letGo();
    await done;
    expect((await site.get('/')).status).toBe(200);
  });
});

function lockTables(db: Db) {
  let letGo = () => {};
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = db.transaction(async (tx) => {
    await tx.execute(sql`lock table status_changes in access exclusive mode`);
    isHeld();
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
  });
  return { held, letGo: () => letGo(), done };
}

describeOn(['postgres'], 'an act whose outcome cannot be known', () => {
  /** The statement, and not a word in another one. */
  const isCommit = (bytes: Buffer) => bytes.includes('commit\0');

  test.each(['arrives', 'is lost'])(
    'says so when the connection breaks at COMMIT, which %s',
    async (which) => {
      const { proxy, post, records } = await siteOn('postgres');
      if (!proxy) return;
      proxy.options.onSent = (bytes, { client, server }) => {
        if (!isCommit(bytes)) return false;
        proxy.options.onSent = undefined;
        proxy.options.onAnswered = () => true;
        if (which === 'arrives') server.write(bytes);
        setTimeout(() => {
          proxy.options.onAnswered = undefined;
          client.destroy();
        }, 100);
        return true;
      };
      const answer = await post();
      expect(answer).toMatchObject({
        status: 503,
        data: { recordStatusChange: null },
        errors: [
          { message: expect.stringContaining('idempotencyKey'), extensions: { code: 'OUTCOME_UNKNOWN' } },
        ],
      });
      expect(await records()).toBe(which === 'arrives' ? 1 : 0);
      const again = await post();
      expect(again.data.recordStatusChange).toMatchObject({
        __typename: 'RecordStatusChangeSuccess',
        project: { slug: 'landlock', readiness: 'EXPERIMENTAL' },
      });
      expect(await records()).toBe(1);
    },
  );

  test('says so when the time is over while it is committed', async () => {
    const { proxy, post, records } = await siteOn('postgres', { requestTimeoutMs: 4000 });
    if (!proxy) return;
    proxy.options.onSent = (bytes, wire) => {
      if (isCommit(bytes)) setTimeout(() => wire.server.pause(), 0);
      if (isCommit(bytes)) proxy.options.onAnswered = (_bytes, { client }) => client === wire.client;
      return false;
    };
    expect(await post()).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'OUTCOME_UNKNOWN' } }],
    });
    proxy.options.onSent = undefined;
    proxy.options.onAnswered = undefined;
    expect(await records()).toBe(1);
    expect((await post()).data.recordStatusChange.project).toEqual({
      slug: 'landlock',
      readiness: 'EXPERIMENTAL',
    });
    expect(await records()).toBe(1);
  });

  test('is known once COMMIT is answered: it is done, whatever cannot be read of it any more', async () => {
    const { proxy, post, records } = await siteOn('postgres');
    if (!proxy) return;
    let isCut = false;
    proxy.options.onSent = (bytes, { client }) => {
      if (isCut) client.destroy();
      if (isCommit(bytes))
        proxy.options.onAnswered = (answer) => {
          isCut ||= answer.includes('COMMIT');
          return false;
        };
      return isCut;
    };
    const { status, data, errors } = await post();
    expect(data.recordStatusChange).toEqual({
      __typename: 'RecordStatusChangeSuccess',
      statusChange: null,
      project: { slug: 'landlock', readiness: null },
    });
    expect(status).toBe(200);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    expect(errors.map(({ path }: any) => path.join('.')).sort()).toEqual([
      'recordStatusChange.project.readiness',
      'recordStatusChange.statusChange.meeting',
    ]);
    proxy.options = {};
    expect(await records()).toBe(1);
  });
});
