import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/index.ts';
import { seedMany } from '../graphql/read/many.ts';
import { VARIABLES as GOOD, OPERATIONS } from '../graphql/read/operations.ts';
import { randomQuery } from '../graphql/read/random-query.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { ask, posted, type Question } from './kept/questions.ts';

const SLUGS = 'query Slugs($first: Int) { projects(first: $first) { nodes { slug name } } }';

/** Of other places and times: what is read, what is refused, and what is no value at all. */
const VARIABLES: [string, unknown][] = [
  ['good', { ...GOOD, projects: ['project-1', 'project-2'], first: 3 }],
  ['none', undefined],
  ['null', null],
  ['a list', []],
  ['of the wrong type', { ...GOOD, slug: 7, date: '2017-02-30', asOf: 'today', first: 'three' }],
  ['refused', { ...GOOD, first: 101, after: 'x', asOf: '2017-01-04' }],
];

/** What else a request may have to say of how it wants to be answered, and by whom it is sent. */
const HEADERS: Record<string, string>[] = [
  { accept: 'application/json' },
  { accept: '*/*' },
  { accept: '' },
  { accept: 'application/graphql-response+json' },
  { accept: 'text/event-stream' },
  { accept: 'image/png' },
  { 'content-type': 'application/json; charset=utf-8' },
  { 'content-type': 'application/json;charset=latin1' },
  { 'content-type': 'text/plain' },
  { 'content-encoding': 'gzip' },
  { 'accept-encoding': 'gzip' },
  { 'accept-encoding': 'br, gzip;q=0.5' },
  { 'accept-encoding': 'identity;q=0, *;q=0' },
  { 'if-none-match': '*' },
  { origin: 'https://a.example' },
  { origin: 'https://b.example' },
  { authorization: 'Bearer sst_nothing' },
  { cookie: 'session=nothing' },
  { 'x-form-token': 'nothing' },
  { expect: '100-continue' },
  { connection: 'close' },
];

const BODIES: [string, string | Buffer][] = [
  ['nothing', ''],
  ['half of it', JSON.stringify({ query: SLUGS }).slice(0, -1)],
  ['a list', JSON.stringify([{ query: SLUGS }])],
  ['a name that no operation has', JSON.stringify({ query: SLUGS, operationName: 'Other' })],
  ['a name that is none', JSON.stringify({ query: SLUGS, operationName: 7 })],
  ['an empty name', JSON.stringify({ query: SLUGS, operationName: '' })],
  ['no name', JSON.stringify({ query: SLUGS, operationName: null })],
  ['a member that nobody knows', JSON.stringify({ query: SLUGS, more: 1 })],
  ['extensions', JSON.stringify({ query: SLUGS, extensions: {} })],
  [
    'a hash of something else',
    JSON.stringify({ query: SLUGS, extensions: { persistedQuery: { sha256Hash: 'ab' } } }),
  ],
  ['a member twice', `{"query":"{ nothing }","query":${JSON.stringify(SLUGS)}}`],
  ['a mark of the order of bytes', `\ufeff${JSON.stringify({ query: SLUGS })}`],
  [
    'bytes that are no text',
    Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xff]), Buffer.from('"}')]),
  ],
  ['a query that is none', JSON.stringify({ query: 7 })],
];

let database: TestDatabase;
let short: Site;
let long: Site;
beforeAll(async () => {
  database = await testDatabase('postgres');
  await seedMany(database.db, { projects: 6, meetings: 9 });
  const site = (compileAfter: number) =>
    openSite({
      on: database,
      now: '2017-12-31T23:00:00Z',
      config: { corsOrigins: ['https://a.example'], metrics: true },
      app: { compileAfter },
    });
  short = await site(0);
  long = await site(Number.POSITIVE_INFINITY);
});
afterAll(async () => {
  await short.close();
  await long.close();
  await database.close();
});

const knownQueries = async ({ url }: Site): Promise<number> => {
  const { body } = await ask(url, { path: '/metrics' });
  return Number(/^sig_status_known_queries_total (\d+)/m.exec(body.toString())?.[1]);
};

/** What everybody gets who asks the same: request ids are their own. */
async function answerOf({ url }: Site, question: Question) {
  const { body, ...rest } = await ask(url, question);
  return { ...rest, body: body.toString('latin1').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id') };
}

/** Asked until the way is short, if it ever is: the first time it is compiled. */
async function expectSame(question: Question, times = ['first', 'second']): Promise<void> {
  const expected = await answerOf(long, question);
  for (const time of times) expect(await answerOf(short, question), time).toEqual(expected);
}

describe('a query that has been executed before', () => {
  test.each(VARIABLES)(
    'of every operation is answered alike, with variables that are %s',
    async (kind, variables) => {
      const before = await knownQueries(short);
      for (const { query } of OPERATIONS)
        await expectSame(posted({ query, variables }), kind === 'good' ? ['first', 'second'] : ['again']);
      const known = (await knownQueries(short)) - before;
      if (kind === 'good') expect(known).toBeGreaterThan(OPERATIONS.length / 2);
      if (kind === 'a list') expect(known).toBe(0);
      expect(await knownQueries(long)).toBe(0);
    },
  );

  test.each(HEADERS)('is answered alike, whatever its headers ask for: %o', async (headers) => {
    await expectSame(posted({ query: SLUGS, variables: { first: 3 } }));
    await expectSame(posted({ query: SLUGS, variables: { first: 3 } }, headers));
  });

  test.each(BODIES)('is told from %s', async (_kind, body) => {
    await expectSame(posted({ query: SLUGS }));
    await expectSame({ ...posted({}), body });
  });

  test('is answered alike, whatever it is', async () => {
    const before = await knownQueries(short);
    await fc.assert(
      fc.asyncProperty(randomQuery(schema), async (query) => expectSame(posted({ query }))),
      { numRuns: 50, endOnFailure: true },
    );
    expect((await knownQueries(short)) - before).toBeGreaterThan(40);
  });

  test('fails as it would have, whatever is refused', async () => {
    const codes = async (site: Site, query: string) => {
      const { status, body } = await ask(site.url, posted({ query }));
      const { data, errors } = JSON.parse(body.toString());
      return { status, data, code: errors?.[0].extensions.code };
    };
    await fc.assert(
      fc.asyncProperty(randomQuery(schema, { isRefused: true }), async (query) => {
        const expected = await codes(long, query);
        for (const _ of [1, 2, 3]) expect(await codes(short, query)).toEqual(expected);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('sees what was written a moment ago', async () => {
    const question = posted({ query: '{ project(slug: "project-2") { summary } }' });
    await expectSame(question);
    await database.db.execute("update projects set summary = 'written anew' where slug = 'project-2'");
    const { body } = await ask(short.url, question);
    expect(body.toString()).toContain('written anew');
  });

  test('that is asked with its own body in several pieces is answered alike', async () => {
    const { body = '', headers } = posted({ query: SLUGS });
    const pieces = async function* () {
      for (const letter of body.toString().match(/.{1,20}/gs) ?? []) yield Buffer.from(letter);
    };
    const answer = await fetch(`${short.url}/graphql`, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: pieces() as never,
      duplex: 'half',
    } as RequestInit);
    expect(await answer.json()).toMatchObject({ data: { projects: { nodes: expect.any(Array) } } });
  });
});

describe('its client', () => {
  const open = (compileAfter: number) =>
    openSite({
      on: database,
      now: '2017-12-31T23:00:00Z',
      config: { pointsPerMinute: 100_000, maxCost: 500 },
      app: { compileAfter },
    });
  const leftAfter = async (url: string, { path, method, headers, body }: Question) => {
    const answer = await fetch(url + path, { method, headers, body: body as string });
    await answer.text();
    return Number(/"points";r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
  };

  test('is charged the same', async () => {
    const [shorter, longer] = [await open(0), await open(Number.POSITIVE_INFINITY)];
    try {
      const question = posted({ query: SLUGS, variables: { first: 5 } });
      const took: number[][] = [];
      for (const { url } of [shorter, longer]) {
        const rests: number[] = [];
        for (const _ of [1, 2, 3, 4]) rests.push(await leftAfter(url, question));
        took.push(rests.map((rest, at) => (rests[at - 1] ?? 100_000) - rest));
      }
      expect(took[0]).toEqual(took[1]);
      expect(took[0]?.every((points) => points > 0)).toBe(true);
    } finally {
      await shorter.close();
      await longer.close();
    }
  });

  test('is refused what costs too much under other variables', async () => {
    const site = await open(0);
    try {
      for (const _ of [1, 2, 3])
        expect((await ask(site.url, posted({ query: SLUGS, variables: { first: 5 } }))).status).toBe(200);
      const query =
        'query ($n: Int) { projects(first: $n) { nodes { history(first: $n) { nodes { to } } } } }';
      for (const _ of [1, 2, 3])
        expect((await ask(site.url, posted({ query, variables: { n: 2 } }))).status).toBe(200);
      const refused = await ask(site.url, posted({ query, variables: { n: 100 } }));
      expect(JSON.parse(refused.body.toString()).errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
    } finally {
      await site.close();
    }
  });

  test('is refused once nothing is left, and told when to come again', async () => {
    const site = await openSite({
      on: database,
      config: { pointsPerMinute: 400 },
      app: { compileAfter: 0 },
    });
    try {
      const statuses: number[] = [];
      for (let time = 0; time < 12; time += 1)
        statuses.push((await ask(site.url, posted({ query: SLUGS }))).status);
      expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
      const { status, headers } = await ask(site.url, posted({ query: SLUGS }));
      expect(status).toBe(429);
      expect((headers as Record<string, string>)['retry-after']).toMatch(/^\d+$/);
    } finally {
      await site.close();
    }
  });
});
