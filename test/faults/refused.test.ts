import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { testDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite } from '../helpers/site.ts';

const ROLE = 'tracker_refused';
const proposal = `mutation { proposeStatusChange(input: { project: "landlock", to: TESTING, reason: "x" }) { __typename } }`;

/** Of a database nobody may forbid that it takes connections over one to it. */
async function elsewhere(text: string): Promise<void> {
  const { db, close } = await testDatabase('postgres');
  await db.execute(sql.raw(text));
  await close();
}

/** A site whose server signs in to PostgreSQL by a role of its own, and somebody who may change what that role may. */
async function siteOfRole() {
  const direct = await testDatabase('postgres');
  const run = (text: string) => direct.db.execute(sql.raw(text));
  await run(`drop role if exists ${ROLE}`).catch(() => {});
  await run(`create role ${ROLE} login`);
  for (const kind of ['tables', 'sequences', 'functions'])
    for (const schema of ['public', 'drizzle'])
      await run(`grant all on all ${kind} in schema ${schema} to ${ROLE}`);
  await run(`grant usage on schema drizzle to ${ROLE}`);
  await seed(direct.db).project('landlock').meeting('2017-05-24').done();
  const { secret } = await direct.db.transaction((tx) =>
    issueToken(tx, { role: 'CHAIR', projects: [], expiresAt: null }, new Date()),
  );
  const url = new URL(direct.url ?? '');
  const name = url.pathname.slice(1);
  url.username = ROLE;
  const database = await openDatabase({ url: url.href, onError: () => {} });
  const site = await openSite({ on: { ...direct, database, db: database.db }, clock: () => new Date() });
  onTestFinished(async () => {
    await site.close();
    await database.close();
    await run(`drop owned by ${ROLE}`);
    await run(`drop role ${ROLE}`);
    await direct.close();
  });
  return {
    direct,
    name,
    site,
    run,
    /** Every connection is made anew. */
    endAll: () => run(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${ROLE}'`),
    async post(query: string) {
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, text: await response.text() };
    },
  };
}

test.each([
  [
    'too many connections',
    `alter role ${ROLE} connection limit 0`,
    `alter role ${ROLE} connection limit -1`,
    'BUSY',
    'busy',
  ],
  [
    'a role that may not sign in',
    `alter role ${ROLE} nologin`,
    `alter role ${ROLE} login`,
    'REFUSED',
    'refuses',
  ],
  [
    'a database that takes no connections',
    'alter database "$" allow_connections false',
    'alter database "$" allow_connections true',
    'REFUSED',
    'refuses',
  ],
])('%s: not ready, told as its cause, and over by itself', async (_what, begin, end, reason, word) => {
  const { site, endAll, post, name } = await siteOfRole();
  expect((await post(proposal)).text).toContain('ProposeStatusChangeSuccess');
  await elsewhere(begin.replace('$', name));
  await endAll();
  await expect.poll(async () => (await site.get('/ready')).status, { timeout: 5000 }).toBe(503);
  await expect.poll(async () => (await site.get('/ready')).text(), { timeout: 5000 }).toContain(word);
  for (const query of [proposal, '{ projects(first: 1) { nodes { slug } } }']) {
    const { status, text } = await post(query);
    expect(status).toBe(503);
    expect(text).toContain(`"reason":"${reason}"`);
  }
  await elsewhere(end.replace('$', name));
  await expect.poll(async () => (await site.get('/ready')).status, { timeout: 5000 }).toBe(200);
  expect((await post('{ projects(first: 1) { nodes { slug } } }')).status).toBe(200);
});

test('a role that may not write any more: told as its cause, and reads are answered', async () => {
  const { run, post } = await siteOfRole();
  await run(`revoke insert, update on all tables in schema public from ${ROLE}`);
  const refused = await post(proposal);
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('"reason":"REFUSED"');
  expect((await post('{ projects(first: 1) { nodes { slug } } }')).status).toBe(200);
});

test('what somebody has set for the role does not change what an act waits for, or what stands in its way', async () => {
  const { run, endAll, post, direct, site } = await siteOfRole();
  for (const setting of ["lock_timeout = '50ms'", "default_transaction_isolation = 'serializable'"])
    await run(`alter role ${ROLE} set ${setting}`);
  await endAll();
  await expect.poll(async () => (await site.get('/ready')).status, { timeout: 5000 }).toBe(200);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const holding = direct.db.transaction(async (tx) => {
    await tx.execute(sql`select from projects for update`);
    await held;
  });
  await sleep(200);
  const acts = Array.from({ length: 4 }, () => post(proposal));
  await sleep(500);
  letGo();
  await holding;
  const answers = (await Promise.all(acts)).map(({ text }) => text);
  expect(answers.filter((text) => text.includes('ProposeStatusChangeSuccess'))).toHaveLength(1);
  expect(answers.filter((text) => text.includes('ConflictError'))).toHaveLength(3);
});
