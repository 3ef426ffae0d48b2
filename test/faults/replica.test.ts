import { expect, onTestFinished, test } from 'vitest';
import { migrate, openDatabase } from '../../src/db/index.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { startCluster, startReplica } from '../helpers/postgres.ts';
import { postgresPrograms } from '../helpers/postgres-programs.ts';
import { type Program, startServer } from '../helpers/program.ts';
import { seed } from '../helpers/seed.ts';

const isThere = postgresPrograms('18') !== null;

test.skipIf(!isThere)(
  'a server on a streaming replica answers readers, sees within a second what is written through another, and goes on once the replica is promoted',
  async () => {
    const primary = await startCluster('18');
    onTestFinished(() => primary.stop());
    const database = await openDatabase({ url: primary.url, onError: () => {} });
    await migrate(database);
    await seed(database.db).project('landlock').project('okernel').meeting('2017-05-24').done();
    const { secret } = await database.db.transaction((tx) =>
      issueToken(tx, { role: 'CHAIR', projects: [], expiresAt: null }, new Date()),
    );
    await database.close();
    const replica = await startReplica('18', primary);
    onTestFinished(() => replica.stop());
    const serve = async (url: string) => {
      const server = await startServer({ DATABASE_URL: url });
      onTestFinished(() => void server.child.kill('SIGKILL'));
      return server;
    };
    const [writer, reader] = await Promise.all([serve(primary.url), serve(replica.url)]);
    const propose = async (server: Program & { url: string }, project: string) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({
          query: `mutation { proposeStatusChange(input: { project: "${project}", to: TESTING, reason: "x" }) { __typename } }`,
        }),
      });
      return `${response.status} ${await response.text()}`;
    };
    const shows = async (server: { url: string }, project: string) =>
      (await (await fetch(`${server.url}/projects/${project}`)).text()).includes('proposed');
    const before = await (await fetch(`${reader.url}/projects/landlock`)).text();
    const ready = await fetch(`${reader.url}/ready`);
    expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('read-only')]);

    expect(await propose(writer, 'landlock')).toContain('ProposeStatusChangeSuccess');
    const at = performance.now();
    await expect
      .poll(async () => (await (await fetch(`${reader.url}/projects/landlock`)).text()) !== before, {
        timeout: 5000,
        interval: 50,
      })
      .toBe(true);
    expect(performance.now() - at).toBeLessThan(1000);
    expect(await propose(reader, 'okernel')).toMatch(/^503 .*"READ_ONLY"/);

    await primary.kill();
    expect((await fetch(`${reader.url}/`)).status).toBe(200);
    const promoting = await openDatabase({ url: replica.url, onError: () => {} });
    await promoting.db.execute('select pg_promote()');
    await promoting.close();
    await expect
      .poll(async () => (await fetch(`${reader.url}/ready`)).status, { timeout: 20_000, interval: 200 })
      .toBe(200);
    expect(await propose(reader, 'okernel')).toContain('ProposeStatusChangeSuccess');
    await expect.poll(() => shows(reader, 'okernel'), { timeout: 5000 }).toBe(true);
  },
);
