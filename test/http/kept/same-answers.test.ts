import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documents } from '../../../src/page/index.ts';
import { type TestDatabase, testDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { ask, PATHS, persisted, posted, type Question, VARIABLES } from './questions.ts';

const jsonp = { accept: 'application/graphql-response+json' };
const get = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;

const PARTLY = posted({ query: '{ projects { totalCount } criterion(key: "\\u0000") { key } }' });

const BAD: [string, Question][] = [
  ['no body', posted('')],
  ['no JSON', posted('{')],
  ['no object', posted('[]')],
  ['no UTF-8', { ...posted(''), body: Buffer.from([0x7b, 0xff, 0x7d]) }],
  ['another media type', posted({ query: '{ __typename }' }, { 'content-type': 'text/plain' })],
  ['another encoding', posted({ query: '{ __typename }' }, { 'content-encoding': 'gzip' })],
  ['the token of a form without its session', posted({ query: '{ __typename }' }, { 'x-form-token': 'a' })],
  ['nothing acceptable', posted({ query: '{ __typename }' }, { accept: 'image/png' })],
  ['no GraphQL', posted({ query: '{' })],
  ['no such field', posted({ query: '{ nothing }' })],
  ['a bad variable', posted({ query: 'query ($s: String!) { project(slug: $s) { slug } }', variables: {} })],
  ['a bad argument', posted({ query: '{ projects(first: 1000) { totalCount } }' })],
  ['an error beside data', PARTLY],
  ['nobody may', posted({ query: '{ auditEvents { totalCount } }' })],
  [
    'a mutation of nobody',
    posted({
      query: 'mutation { addProject(input: { slug: "a", name: "a", summary: "a" }) { __typename } }',
    }),
  ],
  ['an unknown hash', { path: persisted('Nothing') }],
  ['a mutation by GET', { path: get({ query: 'mutation { __typename }' }) }],
  ['a GET that asks nothing', { path: get({ variables: '{}' }) }],
  ['a GET with bad JSON', { path: get({ query: '{ __typename }', variables: '{' }) }],
  ['a page that is not there', { path: '/nothing' }],
  ['a project that is not there', { path: '/projects/nothing' }],
  ['a badge of nothing', { path: '/badge/nothing.svg' }],
  ['a day that is none', { path: '/projects/wireguard?asOf=2017-02-30' }],
  ['a path that is moved', { path: '/projects/' }],
  ['a path that is none', { path: '/%ff' }],
  ['another method', { path: '/', method: 'DELETE' }],
  ['a page with a body', { path: '/projects/wireguard', headers: { 'content-length': '2' }, body: 'ab' }],
];

const GOOD: [string, Question][] = [
  ...Object.entries(VARIABLES).flatMap(([name, variables]): [string, Question][] => [
    [`${name} by POST`, posted({ query: documents.get(name), variables, operationName: name })],
    [`${name} by POST as the specification says`, posted({ query: documents.get(name), variables }, jsonp)],
    [`${name} by GET`, { path: persisted(name) }],
    [`${name} by HEAD`, { path: persisted(name), method: 'HEAD', headers: { 'accept-encoding': 'br' } }],
  ]),
  ...PATHS.flatMap((path): [string, Question][] => [
    [path, { path, headers: { accept: 'text/html,*/*' } }],
    [`${path} with gzip`, { path, headers: { 'accept-encoding': 'gzip' } }],
    [`${path} by HEAD`, { path, method: 'HEAD' }],
    [`${path} with a credential that is none`, { path, headers: { authorization: 'Bearer sst_nothing' } }],
  ]),
  ['with no Accept', posted({ query: '{ __typename }' })],
  ['with an empty Accept', posted({ query: '{ __typename }' }, { accept: '' })],
  ['by GET with an empty Accept', { path: persisted('Badge'), headers: { accept: '' } }],
  ['by GET from an empty Origin', { path: persisted('Badge'), headers: { origin: '' } }],
  ['with an empty Content-Encoding', posted({ query: '{ __typename }' }, { 'content-encoding': '' })],
  ['preferring a stream', posted({ query: '{ __typename }' }, { accept: 'Text/Event-Stream' })],
  [
    'rather a stream',
    posted({ query: '{ __typename }' }, { accept: 'application/json;q=0.1, text/event-stream' }),
  ],
  ['a stream by GET', { path: get({ query: '{ __typename }' }), headers: { accept: 'text/event-stream' } }],
  ['from a page elsewhere', posted({ query: '{ __typename }' }, { origin: 'https://a.example' })],
  ['by GET from a page elsewhere', { path: persisted('Badge'), headers: { origin: 'https://a.example' } }],
  ['by GET from a page not let in', { path: persisted('Badge'), headers: { origin: 'https://b.example' } }],
];

/** Request ids are in errors too. */
const withoutIds = <Answer extends { body: Buffer }>({ body, ...rest }: Answer) => ({
  ...rest,
  body: body.toString('latin1').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id'),
});

/** Asked with a credential alone. */
const OF_ADMINS = [
  'ActAudit',
  'ActSessions',
  'ActSubscriptions',
  'ActTokens',
  'ActVoidings',
  'OwnSubscriptions',
];

describe.each([false, true])('with trusted documents: %s', (trustedDocuments) => {
  let database: TestDatabase;
  let keeping: Site;
  let bare: Site;
  beforeAll(async () => {
    database = await testDatabase('pglite', { seeded: true });
    const options = { on: database, now: '2018-02-01T12:00:00Z', keeps: true };
    // Under one address, which some answers name.
    const config = {
      publicUrl: 'https://status.example.org',
      corsOrigins: ['https://a.example'],
      trustedDocuments,
    };
    keeping = await openSite({ ...options, config });
    bare = await openSite({ ...options, config: { ...config, keepBytes: 0 } });
  });
  afterAll(async () => {
    await keeping.close();
    await bare.close();
    await database.close();
  });

  test('every operation is asked', () => {
    const isOfReaders = (name: string) =>
      !/^mutation/m.test(documents.get(name) ?? '') && !OF_ADMINS.includes(name);
    const once = [...documents.keys()].filter((name) => isOfReaders(name) && name !== 'Live');
    expect(Object.keys(VARIABLES).sort()).toEqual(once.sort());
  });

  test.each([...GOOD, ...BAD])('%s: kept is what is computed, to the byte', async (_name, question) => {
    const computed = withoutIds(await ask(bare.url, question));
    for (const round of ['computed', 'kept', 'kept again'])
      expect(withoutIds(await ask(keeping.url, question)), round).toEqual(computed);
  });

  test('what went well is kept, and nothing else is', async () => {
    const costsOf = async (question: Question) => {
      await ask(keeping.url, question);
      return (await database.sqlLog.during(() => ask(keeping.url, question))).statements;
    };
    for (const name of Object.keys(VARIABLES))
      expect(await costsOf({ path: persisted(name) }), name).toEqual([]);
    for (const path of PATHS) expect(await costsOf({ path }), path).toEqual([]);
    const inPart = await ask(keeping.url, PARTLY);
    if (!trustedDocuments) {
      expect(JSON.parse(inPart.body.toString())).toMatchObject({
        data: { projects: { totalCount: expect.any(Number) }, criterion: null },
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
      expect(await costsOf(PARTLY)).not.toEqual([]);
    }
  });
});
