import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFront, type KeptAnswer } from '../../../src/http/kept/front.ts';
import { createLedgerClock } from '../../../src/http/kept/ledger-clock.ts';
import { sendWhole, wholeAnswer } from '../../../src/http/kept/whole-answer.ts';
import { documents } from '../../../src/page/index.ts';
import { type TestDatabase, testDatabase } from '../../helpers/database.ts';
import { openSite } from '../../helpers/site.ts';
import { ask, persisted, posted, type Question } from './questions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('pglite', { seeded: true });
});
afterAll(() => database.close());

const clock = createLedgerClock(async () => ({ version: 1, nextChangeAt: new Date(Date.now() + 1e9) }));
/** Text that no encoding makes smaller. */
const noise = (length: number) =>
  Array.from({ length }, () => String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000))).join('');

/** What an entry holds on to: whole pieces of memory, not the parts of them that are meant. */
async function heldBy({ answer }: KeptAnswer): Promise<number> {
  const packed = await Promise.all(answer.packed.values());
  return [answer.body, ...packed].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

test.each([
  ['small', 10, 300],
  ['middling', 2000, 100],
  ['large', 60_000, 20],
])('%s answers, packed both ways, hold no more than the limit', async (_size, length, count) => {
  const limit = 1_000_001;
  const front = createFront(clock, limit);
  const server = createServer(async (request, response) => {
    const asked = await front.asked(request, null);
    if (!asked) throw new Error('nothing to be kept');
    const kept = front.find(asked);
    const answer =
      kept?.answer ??
      (await wholeAnswer(new Response(noise(length), { headers: { 'content-type': 'text/plain' } }), []));
    if (!kept) front.keep(asked, answer, {});
    await sendWhole(request, response, answer, { requestId: 'x', cacheControl: 'public', isLast: false });
  }).listen(0);
  const { port } = server.address() as { port: number };
  const requests: Parameters<typeof front.asked>[0][] = [];
  server.on('request', (request) => requests.push(request));
  for (let index = 0; index < count; index += 1)
    for (const encoding of ['br', 'gzip'])
      await ask(`http://127.0.0.1:${port}`, { path: `/${index}`, headers: { 'accept-encoding': encoding } });
  let held = 0;
  let entries = 0;
  for (const request of requests.filter((_request, index) => index % 2 === 0)) {
    // Whoever asks reads the clock anew: a busy machine may have taken longer than it is trusted.
    const asked = await front.asked(request, null);
    const kept = asked && front.find(asked);
    if (!kept) continue;
    entries += 1;
    held += await heldBy(kept);
  }
  server.close();
  expect(entries).toBeGreaterThan(0);
  expect(held).toBeLessThanOrEqual(limit);
});

test.each([0, 1, 2, 3, 1001])('a limit of %d bytes is one, and keeps nothing', async (keepBytes) => {
  const site = await openSite({ on: database, keeps: true, config: { keepBytes } });
  try {
    for (const question of [
      { path: '/' },
      { path: persisted('Overview') },
      posted({ query: documents.get('Overview') }),
    ]) {
      const first = await ask(site.url, question);
      const { result, statements } = await database.sqlLog.during(() => ask(site.url, question));
      expect(first.status).toBe(200);
      expect(result).toEqual(first);
      expect(statements).not.toEqual([]);
    }
  } finally {
    await site.close();
  }
});

/** Of each kind any number, with the same answer or another. */
const MANY: [string, (index: number) => Question][] = [
  ['documents', (index) => posted({ query: `query Q${index} { projects { totalCount } }` })],
  ['variables', (index) => posted({ query: documents.get('Search'), variables: { words: `word${index}` } })],
  ['query strings', (index) => ({ path: `${persisted('LastMeeting')}&n=${index}` })],
  ['query strings of a page', (index) => ({ path: `/search?q=word${index}` })],
  [
    'media types',
    (index) => ({ path: persisted('LastMeeting'), headers: { accept: `application/json, a/${index}` } }),
  ],
  [
    'origins',
    (index) => ({ path: persisted('LastMeeting'), headers: { origin: `https://${index}.example` } }),
  ],
  [
    'spaces',
    (index) => posted(`${' '.repeat(index)}${JSON.stringify({ query: '{ projects { totalCount } }' })}`),
  ],
];

test.each(MANY)('however many %s are sent, the oldest make room', async (_kind, nth) => {
  const site = await openSite({ on: database, keeps: true, config: { keepBytes: 200_000 } });
  const isKept = async (index: number) =>
    (await database.sqlLog.during(() => ask(site.url, nth(index)))).statements.length === 0;
  try {
    for (let index = 0; index < 120; index += 1) expect((await ask(site.url, nth(index))).status).toBe(200);
    const kept = [];
    for (let index = 119; index >= 0; index -= 1) if (await isKept(index)) kept.push(index);
    expect(kept[0]).toBe(119);
    expect(kept.length).toBeLessThan(110);
  } finally {
    await site.close();
  }
});
