import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, openDatabase } from '../../src/db/index.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { startCluster } from '../helpers/postgres.ts';
import { seed } from '../helpers/seed.ts';
import { openSite } from '../helpers/site.ts';

const proposal = `mutation { proposeStatusChange(input: { project: "landlock", to: TESTING, reason: "x" }) { __typename } }`;

test('PostgreSQL comes back as a standby: not ready, told as read-only, reads are answered, and it goes on once it is promoted', {
  timeout: 120_000,
}, async () => {
  const cluster = await startCluster('18');
  const database = await openDatabase({ url: cluster.url, onError: () => {} });
  const { db } = database;
  await migrate(database);
  await seed(db).project('landlock').meeting('2017-05-24').done();
  const { secret } = await db.transaction((tx) =>
    issueToken(tx, { role: 'CHAIR', projects: [], expiresAt: null }, new Date()),
  );
  const site = await openSite({
    on: { db, database, url: cluster.url } as never,
    clock: () => new Date(),
  });
  onTestFinished(async () => {
    await site.close();
    await database.close();
    await cluster.stop();
  });
  const post = async (query: string) => {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, text: await response.text() };
  };
  const ready = async () => (await site.get('/ready')).status;
  expect(await ready()).toBe(200);

  await cluster.kill();
  expect(await ready()).toBe(503);
  const signal = join(cluster.data, 'standby.signal');
  writeFileSync(signal, '');
  await cluster.start();
  await expect
    .poll(async () => (await site.get('/ready')).text(), { timeout: 10_000 })
    .toContain('read-only');
  const refused = await post(proposal);
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('"reason":"READ_ONLY"');
  expect(await post('{ project(slug: "landlock") { slug } }')).toMatchObject({
    status: 200,
    text: expect.stringContaining('landlock'),
  });
  expect((await site.get('/')).status).toBe(200);

  await db.execute(sql`select pg_promote()`);
  rmSync(signal, { force: true });
  await expect.poll(ready, { timeout: 10_000 }).toBe(200);
  expect((await post(proposal)).text).toContain('ProposeStatusChangeSuccess');
});
