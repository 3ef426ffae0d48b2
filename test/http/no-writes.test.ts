import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { causeOf } from '../../src/db/index.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { describeOn, describeOnBoth } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite } from '../helpers/site.ts';

describeOnBoth('a database that takes writes', (open) => {
  test('is ready, asked once or again', async () => {
    const on = await open();
    const site = await openSite({ on });
    onTestFinished(async () => {
      await site.close();
      await on.close();
    });
    for (const _ of [1, 2]) expect((await site.get('/ready')).status).toBe(200);
  });
});

describeOn(['postgres'], 'a database that is read-only', (open) => {
  test('is not ready and says why, answers reads, and is ready again by itself', async () => {
    const on = await open();
    await seed(on.db).project('landlock').meeting('2017-05-24').done();
    const { secret } = await on.db.transaction((tx) =>
      issueToken(tx, { role: 'CHAIR', projects: [], expiresAt: null }, new Date()),
    );
    const site = await openSite({ on });
    onTestFinished(async () => {
      await site.close();
      await on.close();
    });
    /** Every connection is made anew under the setting. */
    const setReadOnly = async (to: 'on' | 'off') => {
      const target = new URL(on.url ?? '');
      const name = target.pathname.slice(1);
      target.pathname = '/postgres';
      const client = new pg.Client({ connectionString: target.href });
      await client.connect();
      await client.query(`alter database ${name} set default_transaction_read_only = ${to}`);
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      await client.end();
    };
    const post = async (query: string) => {
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, text: await response.text() };
    };
    const act = `mutation { proposeStatusChange(input: { project: "landlock", to: TESTING, reason: "x" }) { __typename } }`;

    await setReadOnly('on');
    await expect.poll(async () => (await site.get('/ready')).status).toBe(503);
    expect(await (await site.get('/ready')).text()).toContain('read-only');
    const refused = await post(act);
    expect(refused.status).toBe(503);
    expect(refused.text).toContain('"reason":"READ_ONLY"');
    expect(refused.text).not.toContain('cannot be reached');
    expect(await post('{ viewer { name } }')).toMatchObject({ status: 200 });

    await setReadOnly('off');
    await expect.poll(async () => (await site.get('/ready')).status).toBe(200);
    expect((await post(act)).text).toContain('ProposeStatusChangeSuccess');
  });
});

test.each([
  [{ code: '53100' }, 'DISK_FULL'],
  [{ code: 'ENOSPC' }, 'DISK_FULL'],
  [{ code: 'EROFS' }, 'READ_ONLY'],
  [{ code: '25006' }, 'READ_ONLY'],
  [{ code: '57P03' }, 'RECOVERING'],
  [{ code: '57P01' }, 'CONNECTION_LOST'],
  [{ code: 'XX001' }, 'DAMAGED'],
  [{ code: '53300' }, 'BUSY'],
  [{ code: '28000' }, 'REFUSED'],
  [{ code: '28P01' }, 'REFUSED'],
  [{ code: '3D000' }, 'REFUSED'],
  [{ code: '42501' }, 'REFUSED'],
  [{ code: '40P01' }, 'LOCKED'],
  [{ code: '40001' }, 'LOCKED'],
  [{ code: '55P03' }, 'LOCKED'],
  [{ code: '25P04' }, 'TIMEOUT'],
  [{ code: 'ECONNREFUSED' }, 'UNAVAILABLE'],
  [{ code: '57014' }, 'TIMEOUT'],
  [{ code: '23505' }, null],
  [{ message: 'timeout exceeded when trying to connect' }, 'BUSY'],
])('%o is told as %s', (error, cause) => {
  expect(causeOf(new Error('outer', { cause: Object.assign(new Error('inner'), error) }))).toBe(cause);
});
