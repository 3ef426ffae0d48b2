import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { describeOn, testDatabase } from '../helpers/database.ts';
import { nextVersion } from '../helpers/next-version.ts';
import { sigStatus, startProgram, startServer } from '../helpers/program.ts';

/** Of every kind that leaves what was there as it was. */
const ADDITIVE = [
  'create table follow_ups (id integer primary key generated always as identity, project_id integer not null references projects (id), text text not null)',
  'alter table projects add column motto text',
  'alter table status_changes add column weight integer not null default 1',
  'alter table proposals alter column reason type varchar',
  'create index notes_by_depth on notes (depth)',
  "create function follow() returns trigger language plpgsql as $$ begin insert into follow_ups (project_id, text) values (new.project_id, 'follow'); return new; end $$",
  'create trigger follow after insert on proposals for each row execute function follow()',
  "alter type criterion_kind add value 'SURVEY'",
];
const BREAKING = ['alter table meetings rename column location to place'];

async function withServers(migration: readonly string[]) {
  const { db, url, close } = await testDatabase('postgres', { seeded: true });
  onTestFinished(close);
  const next = nextVersion('9999_to_come', migration);
  onTestFinished(next.remove);
  const { secret } = await issueToken(db, { role: 'CHAIR', projects: [] }, new Date());
  const settings = { DATABASE_URL: url ?? '' };
  const stopped = <P extends { child: { kill(signal: 'SIGKILL'): boolean } }>(program: P) => {
    onTestFinished(() => void program.child.kill('SIGKILL'));
    return program;
  };
  const old = stopped(await startServer(settings));
  const ask = async (server: { url: string }, query: string) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query }),
    });
    const text = await response.text();
    return { status: response.status, text };
  };
  return {
    db,
    settings,
    old,
    next,
    ask,
    start: async () => stopped(await startServer(settings, next.server)),
  };
}
const PROPOSE = (project: string) =>
  `mutation { proposeStatusChange(input: { project: "${project}", to: RETIRED, reason: "x" }) { __typename } }`;
const HISTORY =
  '{ projects(first: 30) { nodes { slug readiness history(first: 5) { nodes { to reason } } proposals(first: 5) { nodes { reason } } } } meetings(first: 30) { nodes { date notes(first: 5) { nodes { text } } } } }';

describeOn(['postgres'], 'a server beside one of a later version', () => {
  test('that only adds to the tables goes on reading and acting, says what it finds, and does not start again', async () => {
    const { db, settings, old, next, ask, start } = await withServers(ADDITIVE);
    const failures: string[] = [];
    let isOver = false;
    const readers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const { status, text } = await ask(old, HISTORY).catch((error) => ({
          status: 0,
          text: String(error),
        }));
        if (status !== 200 || text.includes('"errors"')) failures.push(text);
      }
    });
    const waits: number[] = [];
    let isHeld = true;
    // A backup, for example: nobody waits for it behind those who change the tables.
    const held = db.transaction(async (tx) => {
      await tx.execute(sql`lock table projects, meetings in access share mode`);
      await sleep(7000);
      isHeld = false;
    });
    const watching = (async () => {
      while (isHeld) {
        const at = performance.now();
        await ask(old, HISTORY);
        waits.push(performance.now() - at);
      }
    })();
    const later = await start();
    expect(isHeld).toBe(false);
    await Promise.all([held, watching]);
    expect(Math.max(...waits)).toBeLessThan(4500);
    await ask(later, HISTORY);
    for (let round = 0; round < 20; round += 1) await ask(old, HISTORY);
    isOver = true;
    await Promise.all(readers);
    expect(failures).toEqual([]);

    const ready = await fetch(`${old.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      {
        status: 'ready',
        warnings: [expect.stringMatching(/does not know\. It goes on .* replace it by the newer version/)],
      },
    ]);
    expect(await (await fetch(`${later.url}/ready`)).json()).toEqual({ status: 'ready' });
    // Each shows at once what the other writes.
    expect((await ask(old, PROPOSE('landlock'))).text).toContain('ProposeStatusChangeSuccess');
    expect((await ask(later, PROPOSE('okernel'))).text).toContain('ProposeStatusChangeSuccess');
    for (const { url } of [old, later])
      for (const project of ['landlock', 'okernel'])
        await expect
          .poll(async () => (await fetch(`${url}/projects/${project}`)).text(), { timeout: 5000 })
          .toMatch(/Retired/);
    expect((await db.execute(sql`select text from follow_ups`)).rows).toHaveLength(2);

    for (const refused of [
      await sigStatus(['token', 'list'], settings),
      await startProgram('server.ts', [], settings).exited.then((code) => ({ code })),
    ])
      expect(refused).toMatchObject({ code: 1 });
    expect((await sigStatus(['token', 'list'], settings)).err).toContain('Start the version that applied it');
    expect(await startProgram(next.cli, ['token', 'list'], settings).exited).toBe(0);
  });

  test('that takes away what it needs is not ready any more, and says so to whoever asks for that', async () => {
    const { old, ask, start } = await withServers(BREAKING);
    expect((await ask(old, '{ meetings { nodes { location } } }')).status).toBe(200);
    await start();
    const ready = await fetch(`${old.url}/ready`);
    expect([ready.status, await ready.text()]).toEqual([
      503,
      expect.stringMatching(/and cannot go on: meetings\.location is gone/),
    ]);
    const refused = await ask(old, '{ meetings { nodes { location } } }');
    expect(JSON.parse(refused.text).errors[0]).toMatchObject({
      message: expect.stringContaining('A newer version has changed the database'),
      extensions: { code: 'UNAVAILABLE', reason: 'OUTDATED' },
    });
    expect((await ask(old, '{ criteria { key } }')).text).not.toContain('errors');
  });
});
