import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../src/db/index.ts';
import { describeOnBoth } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site } from '../helpers/site.ts';

const ROWS = 8000;
/** At the fewest, of 250 rows each. */
const PAGES = ROWS / 250;
/** Of each row, so that the file is longer than what the sockets in between take. */
const REASON = 2000;

/** Claims by the thousand; of a pair each is older than the next. */
async function fill(db: Db): Promise<void> {
  await seed(db)
    .channel()
    .meeting('2017-05-24', { scribe: 'scribe' })
    .project('one')
    .record('EXPERIMENTAL')
    .project('other')
    .done();
  await db.execute(sql`
    insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, entered_by)
    select min(id), max(id), 'PLAUSIBLE', 'STATED', rpad('claim ' || n, ${REASON}, '.'), 'a list',
      date '2017-05-24' + (n / 100)::int, (select min(id) from people)
    from projects, generate_series(1, ${ROWS}::int) as n group by n order by n`);
}

const FILE = '/claims.csv?asOf=2030-01-01';

/** The answer as it comes, read only when the test reads it. */
const ask = (site: Site, path = FILE, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request(site.url + path, { method, headers, agent: false }, resolve)
      .on('error', reject)
      .end();
  });

/** All that came, and whether it came to its end. */
async function readAll(answer: IncomingMessage): Promise<{ body: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk);
  } catch {
    // Broken off.
  }
  return { body: Buffer.concat(chunks), isWhole: answer.complete };
}

const pagesOf = (statements: readonly string[]) =>
  statements.filter((statement) => /from "compatibility_claims"/.test(statement)).length;

describeOnBoth('a file of many rows', (open) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ on: await open(), fill, config: { keepBytes: 1e9 }, keeps: true });
  });
  afterAll(async () => {
    const { database } = site;
    await site.close();
    await database.close();
  });

  /** How many are still read before the reading comes to a stop. */
  async function pagesUntilNone(): Promise<number> {
    for (let pages = 0; ; ) {
      const { statements } = await site.database.sqlLog.during(() => sleep(500));
      const more = pagesOf(statements);
      if (more === 0) return pages;
      pages += more;
    }
  }

  const texts = new Set<string>();
  test.each([
    ['identity', (body: Buffer) => body],
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ])('has each row once, in the order of entry, as %s', async (encoding, unpack) => {
    const answer = await ask(site, FILE, { 'accept-encoding': encoding });
    expect(answer.headers['transfer-encoding']).toBe('chunked');
    expect(answer.headers).not.toHaveProperty('content-length');
    expect(answer.headers.vary).toContain('Accept-Encoding');
    expect(answer.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
    const { body, isWhole } = await readAll(answer);
    expect(isWhole).toBe(true);
    // Its query is new to the first reader, and known to the next.
    expect(texts.add(unpack(body).toString()).size).toBe(1);
    const rows = parse(unpack(body), { columns: true, bom: true }) as { reason: string }[];
    expect(rows).toHaveLength(ROWS);
    expect(rows.every(({ reason }, at) => reason.startsWith(`claim ${at + 1}.`))).toBe(true);
  });

  test('begins with its first page, and is read no faster than its reader reads', async () => {
    const { result: answer, statements } = await site.database.sqlLog.during(() => ask(site));
    const later = await pagesUntilNone();
    expect(pagesOf(statements) + later).toBeGreaterThan(0);
    expect(pagesOf(statements) + later).toBeLessThan(PAGES);
    expect((await readAll(answer)).isWhole).toBe(true);
  });

  test('is no longer read once its reader has gone', async () => {
    const answer = await ask(site);
    const [chunk] = await Promise.all([new Promise((resolve) => answer.once('data', resolve)), null]);
    expect(String(chunk)).toContain('claim 1.');
    answer.destroy();
    expect(await pagesUntilNone()).toBeLessThan(PAGES / 2);
  });

  test('is no transaction: what is written meanwhile does not wait, and the file goes on', async () => {
    const answer = await ask(site);
    // Either of these waits for whoever has the table open.
    await site.database.db.execute(sql`alter table compatibility_claims add column passing integer`);
    await site.database.db.execute(sql`alter table compatibility_claims drop column passing`);
    expect((await readAll(answer)).isWhole).toBe(true);
  });

  test('has the ledger’s version as its tag: who has it is told so before a row is read', async () => {
    const first = await ask(site);
    await readAll(first);
    const { etag = '' } = first.headers;
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    for (const method of ['GET', 'HEAD']) {
      const { statements, result } = await site.database.sqlLog.during(async () => {
        const answer = await ask(site, FILE, { 'if-none-match': `"other", ${etag}` }, method);
        return { status: answer.statusCode, etag: answer.headers.etag, ...(await readAll(answer)) };
      });
      expect(result).toMatchObject({ status: 304, etag, isWhole: true });
      expect(result.body).toHaveLength(0);
      expect(pagesOf(statements)).toBe(0);
    }
    await site.database.db.execute(sql`update projects set summary = 'another' where slug = 'one'`);
    await sleep(600);
    const changed = await ask(site, FILE, { 'if-none-match': etag });
    await readAll(changed);
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  test('is not kept, however much may be: it is read anew for each reader, and a short one is not', async () => {
    await readAll(await ask(site));
    const again = await site.database.sqlLog.during(async () => readAll(await ask(site)));
    // All but the first page.
    expect(pagesOf(again.statements)).toBeGreaterThanOrEqual(PAGES - 1);
    await readAll(await ask(site, '/projects.csv'));
    const short = await site.database.sqlLog.during(async () => readAll(await ask(site, '/projects.csv')));
    expect(short.statements).toEqual([]);
  });

  test('to HEAD is its headers, and a page at most is read for them', async () => {
    const { result, statements } = await site.database.sqlLog.during(async () => {
      const answer = await ask(site, FILE, {}, 'HEAD');
      return { headers: answer.headers, ...(await readAll(answer)) };
    });
    expect(result.headers['content-type']).toMatch(/^text\/csv/);
    expect(result.body).toHaveLength(0);
    expect(pagesOf(statements)).toBeLessThan(4);
  });
});

describeOnBoth('a file that fails on the way', (open) => {
  test.each(['identity', 'gzip', 'br'])(
    'breaks off, so that nobody takes half of it for the whole, as %s',
    async (encoding) => {
      const site = await openSite({ on: await open(), fill });
      const { database } = site;
      try {
        const answer = await ask(site, FILE, { 'accept-encoding': encoding });
        expect(answer.statusCode).toBe(200);
        await database.db.execute(sql`alter table compatibility_claims rename to gone`);
        const { body, isWhole } = await readAll(answer);
        expect(body.length).toBeGreaterThan(0);
        expect(isWhole).toBe(false);
        // Where it fails before its first byte, it says so instead.
        expect((await ask(site)).statusCode).toBe(500);
        expect((await fetch(`${site.url}/health`)).status).toBe(200);
      } finally {
        await site.close();
        await database.close();
      }
    },
  );
});

describe('a long file and what is left to its reader', () => {
  test('is charged to its end and not refused in the middle; the next one is', async () => {
    const site = await openSite({ fill, config: { pointsPerMinute: 5000 } });
    try {
      expect((await readAll(await ask(site))).isWhole).toBe(true);
      expect((await ask(site)).statusCode).toBe(429);
    } finally {
      await site.close();
    }
  });
});

test('a calendar of many meetings is one calendar', async () => {
  const site = await openSite({
    fill: async (db) => {
      await seed(db).channel().done();
      await db.execute(sql`
        insert into meetings (date, starts_at) select day, day + time '16:00'
        from generate_series(1, 700) as n, lateral (select date '2000-01-01' + 7 * n as day) as held`);
    },
  });
  try {
    const answer = await ask(site, '/meetings.ics');
    expect(answer.headers['transfer-encoding']).toBe('chunked');
    const calendar = new ICAL.Component(ICAL.parse(String((await readAll(answer)).body)));
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(700);
    expect(calendar.getFirstPropertyValue('name')).toBe('Security SIG meetings');
  } finally {
    await site.close();
  }
});
