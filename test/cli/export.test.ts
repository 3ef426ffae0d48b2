import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { authenticate } from '../../src/domain/access/authenticate.ts';
import { factsOf } from '../db/stored/facts.ts';
import { client } from '../helpers/client.ts';
import { describeOnBoth, type TestDatabase, testDirectory } from '../helpers/database.ts';
import { openSite } from '../helpers/site.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

const { path: folder, remove } = temporaryDirectory();
afterAll(remove);
const file = (name: string) => join(folder, name);
const linesOf = (path: string) => gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
const secretIn = (text: string) => /sst_[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '';

/** The file with other lines, whole again by its last one. */
function rewritten(path: string, to: string, change: (lines: string[]) => string[]): string {
  const lines = linesOf(path);
  const footer = JSON.parse(lines.pop() ?? '');
  const content = change(lines);
  footer.sha256 = createHash('sha256')
    .update(`${content.join('\n')}\n`)
    .digest('hex');
  writeFileSync(to, gzipSync(`${content.join('\n')}\n${JSON.stringify(footer)}\n`));
  return to;
}

describeOnBoth('sig-status export', (open, kind) => {
  let source: TestDatabase;
  let secret: string;
  const first = file(`${kind}-first.json.gz`);
  beforeAll(async () => {
    source = await open({ seeded: true });
    const made = await command(source.database, [
      'token',
      'create',
      '--role',
      'admin',
      '--person',
      'somebody',
      '--expires',
      'never',
    ]);
    secret = secretIn(`${made.out}${made.err}`);
    expect(await command(source.database, ['export', first])).toMatchObject({ exitCode: 0, err: '' });
  });
  afterAll(() => source.close());

  test('is a line for each row, readable for its owner alone, and holds no digest of a token', async () => {
    expect(statSync(first).mode & 0o777).toBe(0o600);
    const [header, ...rows] = linesOf(first).map((line) => JSON.parse(line));
    const footer = rows.pop();
    expect(header).toMatchObject({ format: 'sig-status export', version: 1 });
    expect(rows.length).toBe(Object.values<number>(footer.counts).reduce((sum, count) => sum + count, 0));
    const { rows: stored } = await source.db.execute<{ hash: string }>(
      sql`select secret_hash as hash from tokens`,
    );
    expect(stored.length).toBeGreaterThan(0);
    const text = gunzipSync(readFileSync(first)).toString();
    expect(stored.filter(({ hash }) => text.includes(hash))).toEqual([]);
    const records = rows.filter(({ table }) => table === 'status_changes');
    const { rows: numbers } = await source.db.execute<{ id: number }>(
      sql`select id from status_changes order by id`,
    );
    expect(records.map(({ row }) => row.id)).toEqual(numbers.map(({ id }) => id));
  });

  test('chains what is never changed, so that anybody can follow it', () => {
    const links: Record<string, string> = {};
    const chained = new Set<string>();
    for (const line of linesOf(first).slice(1, -1)) {
      const { table, chain } = JSON.parse(line);
      if (!chain) continue;
      chained.add(table);
      const row = line.slice(line.indexOf(',"row":') + 7, -1);
      links[table] = createHash('sha256')
        .update(`${links[table] ?? ''}\n${row}`)
        .digest('hex');
      expect(chain).toBe(links[table]);
    }
    expect([...chained]).toEqual(
      expect.arrayContaining(['audit_events', 'evidence', 'report_revisions', 'status_changes']),
    );
  });

  test('taken into an empty tracker answers every question as before, and is exported alike', async () => {
    const empty = await testDirectory({ bare: true });
    onTestFinished(empty.remove);
    const environment = { SIG_STATUS_DATA: empty.path };
    const taken = await command(source.database, ['import', first], { environment });
    expect(taken).toMatchObject({ exitCode: 0, err: '' });
    expect(taken.out).toMatch(/^\d{3,} rows of .*, as of .*Z, are in .*\n$/);
    const database = await openDatabase({ dataDir: environment.SIG_STATUS_DATA });
    try {
      expect(await factsOf(database.db)).toEqual(await factsOf(source.db));
      const again = file(`${kind}-again.json.gz`);
      expect((await command(database, ['export', again])).exitCode).toBe(0);
      expect(linesOf(again).slice(1, -1)).toEqual(linesOf(first).slice(1, -1));
      const compared = await command(database, ['verify', '--against', first]);
      expect(compared).toMatchObject({ exitCode: 0, err: '' });
      // The token of the old place opens nothing here.
      expect(await authenticate(database.db, `Bearer ${secret}`, new Date())).toBe('refused');
      expect(await authenticate(source.db, `Bearer ${secret}`, new Date())).toMatchObject({ role: 'ADMIN' });
    } finally {
      await database.close();
    }
    const twice = await command(source.database, ['import', first], { environment });
    expect(twice.exitCode).toBe(1);
    expect(twice.err).toContain('Expected an empty database');
  });

  test('shows that what was recorded before is as it was, whatever was added', async () => {
    const viewer = await authenticate(source.db, `Bearer ${secret}`, new Date());
    if (typeof viewer === 'string') throw new Error(viewer);
    const acts = (role: 'CHAIR' | 'ADMIN') =>
      client({ db: source.db }, { viewer: viewer && { ...viewer, role } });
    const { proposeStatusChange } = await acts('CHAIR').data(
      `mutation { proposeStatusChange(input: { project: "okernel", to: TESTING, reason: "It boots.", evidence: [{ url: "https://example.org/1" }] }) { __typename } }`,
    );
    expect(proposeStatusChange.__typename).toBe('ProposeStatusChangeSuccess');
    const compared = await command(source.database, ['verify', '--against', first]);
    expect(compared).toMatchObject({ exitCode: 0, err: '' });
    expect(compared.out).toMatch(
      /^\d{3,} permanent rows are as they were on .*Z, or were changed by right$/m,
    );
    const { redateMeeting } = await acts('CHAIR').data(
      'mutation { redateMeeting(input: { meeting: "2017-05-24", to: "2017-05-25", reason: "Mistyped." }) { __typename } }',
    );
    expect(redateMeeting.__typename).toBe('RedateMeetingSuccess');
    const { redactLines } = await acts('ADMIN').data(
      'mutation { redactLines(input: { meeting: "2017-05-25", revision: 1, lineStart: 36, lineEnd: 36, reason: "A number." }) { __typename } }',
    );
    expect(redactLines.__typename).toBe('RedactLinesSuccess');
    const byRight = await command(source.database, ['verify', '--against', first]);
    expect(byRight).toMatchObject({ exitCode: 0, err: '' });
    expect(byRight.out).toMatch(/^\d+ rows of meetings whose date was corrected have other days/m);
    expect(byRight.out).toMatch(/^\d+ rows? lost words/m);
  });

  test('and names the row that is another one, or gone', async () => {
    const another = rewritten(first, file(`${kind}-another.json.gz`), (lines) => {
      let link = '';
      return lines.map((line) => {
        if (!line.startsWith('{"table":"status_changes"')) return line;
        const row = line
          .slice(line.indexOf(',"row":') + 7, -1)
          .replace(/"reason":"(?=[^"])/, '"reason":"Once: ');
        link = createHash('sha256').update(`${link}\n${row}`).digest('hex');
        return `{"table":"status_changes","chain":"${link}","row":${row}}`;
      });
    });
    const compared = await command(source.database, ['verify', '--against', another]);
    expect(compared.exitCode).toBe(1);
    expect(compared.out).toMatch(
      /^status_changes 1: expected reason "Once: The agenda .*, found "The agenda /m,
    );
    const broken = rewritten(first, file(`${kind}-broken.json.gz`), (lines) =>
      lines.filter((line) => !line.includes('"table":"status_changes"') || !/"row":\{"id":2,/.test(line)),
    );
    const refused = await command(source.database, ['verify', '--against', broken]);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(
      /:\d+:1: expected the link [0-9a-f]{64} in the chain of status_changes, found /,
    );
    const backup = file(`${kind}.backup`);
    await command(source.database, ['backup', backup]);
    const none = await command(source.database, ['verify', '--against', backup]);
    expect(none).toMatchObject({ exitCode: 1 });
    expect(none.err).toContain('expected an export, whose rows are chained, found a sig-status backup');
  });

  test('is read by an admin over HTTP, and by nobody else', async () => {
    const site = await openSite({ on: source, clock: () => new Date() });
    try {
      const none = await site.get('/export.json.gz');
      expect(none.status).toBe(401);
      const bad = await site.get('/export.json.gz', { authorization: 'Bearer sst_no' });
      expect(bad.status).toBe(401);
      const made = await command(source.database, [
        'token',
        'create',
        '--role',
        'chair',
        '--person',
        'l0kod',
        '--expires',
        'never',
      ]);
      const chair = await site.get('/export.json.gz', {
        authorization: `Bearer ${secretIn(`${made.out}${made.err}`)}`,
      });
      expect(chair.status).toBe(403);
      expect(await chair.text()).toContain('Expected the token of an admin, found that of a chair.');
      const answer = await site.get('/export.json.gz', { authorization: `Bearer ${secret}` });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sig-status-export-http-'));
      expect(own()).toEqual([]);
      // Whoever gives up leaves nothing behind, at whatever moment.
      const asked = (ms: number) =>
        fetch(`${site.url}/export.json.gz`, {
          headers: { authorization: `Bearer ${secret}` },
          signal: AbortSignal.timeout(ms),
        }).then(
          (given) => given.arrayBuffer(),
          () => null,
        );
      await Promise.allSettled([1, 5, 20, 60].map(asked));
      const after = await site.get('/export.json.gz', { authorization: `Bearer ${secret}` });
      expect((await after.arrayBuffer()).byteLength).toBeGreaterThan(1000);
      expect(own()).toEqual([]);
      const path = file(`${kind}-http.json.gz`);
      writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
      const compared = await command(source.database, ['verify', '--against', path]);
      expect(compared).toMatchObject({ exitCode: 0, err: '' });
    } finally {
      await site.close();
    }
  });

  test('shows what somebody changed and removed in the database, around all its rules', async () => {
    await source.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`update status_changes set reason = 'Never said.' where id = 2`);
      await tx.execute(sql`delete from compatibility_claims where id = 3`);
    });
    const compared = await command(source.database, ['verify', '--against', first]);
    expect(compared.exitCode).toBe(1);
    expect(compared.out).toMatch(/^compatibility_claims 3: expected a row that never changes, found none$/m);
    expect(compared.out).toMatch(/^status_changes 2: expected reason ".*", found "Never said\."$/m);
  });
});
