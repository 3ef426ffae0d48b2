import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/index.ts';
import { api } from '../graphql/write/api.ts';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
/** Of a chair, for what only chairs can come to. */
let chair: string;
beforeAll(async () => {
  site = await openSite({ config: { writesPerMinute: 0, disputesPerHour: 0, streamsPerClient: 100_000 } });
  const tracker = api(site.database);
  chair = await tracker.token('CHAIR', [], { expiresAt: null });
  const day = { date: '2017-11-05', startsAt: '2017-11-05T16:00:00Z' };
  expect(await tracker.act(chair, 'scheduleMeeting', day)).toMatchObject({
    __typename: 'ScheduleMeetingSuccess',
  });
  const mistyped = { meeting: '2017-11-05', reason: 'The day was mistyped.' };
  expect(await tracker.act(chair, 'voidMeeting', mistyped)).toMatchObject({
    __typename: 'VoidMeetingSuccess',
  });
});
afterAll(() => site.close());

/** In no text, whatever it is for. */
const NOWHERE = ['\0', '\ud800', '\u202e'];
const NOWHERE_EITHER = [
  '\u0007',
  '\u001b',
  '\u007f',
  '\u0085',
  '\udc00',
  '\u202a',
  '\u2066',
  '\u2069',
  '\ufffe',
];
/** Only where several lines are meant. */
const IN_LINES = ['\n', '\t', '\r\n'];

/** Some of each kind, others for the next position. */
const charactersFor = (index: number, hasLines: boolean): string[] => [
  ...NOWHERE,
  ...NOWHERE_EITHER.filter((_, at) => at % 5 === index % 5),
  ...(hasLines ? [] : IN_LINES.filter((_, at) => at === index % 3)),
];

/** Where a text is taken: the way to it from a field's arguments. */
interface Position {
  path: string[];
  scalar: string;
  hasLines: boolean;
}

const TEXTS = ['String', 'ID', 'Date', 'DateTime', 'URL'];

function positionsIn(type: GraphQLInputType, path: string[], hasLines: boolean): Position[] {
  const inner = getNullableType(type);
  if (isListType(inner)) return positionsIn(inner.ofType, [...path, '0'], hasLines);
  if (isInputObjectType(inner))
    return Object.values(inner.getFields()).flatMap((field) =>
      positionsIn(field.type, [...path, field.name], field.extensions.hasLines === true),
    );
  const { name } = getNamedType(inner);
  return TEXTS.includes(name) ? [{ path, scalar: name, hasLines }] : [];
}

const positionsOf = (field: GraphQLField<unknown, unknown>): Position[] =>
  field.args.flatMap(({ name, type }) => positionsIn(type, [name], false));

const SAMPLES: Record<string, unknown> = {
  String: 'x',
  ID: Buffer.from('Project:1').toString('base64'),
  Int: 1,
  Boolean: true,
  Date: '2017-05-24',
  DateTime: '2017-05-24T16:00:00Z',
  URL: 'https://example.org/',
};

/** A value of the type with no more than is required. */
function sampleOf(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [sampleOf(inner.ofType)];
  if (isInputObjectType(inner)) return requiredOf(inner);
  return isEnumType(inner) ? inner.getValues()[0]?.name : SAMPLES[getNamedType(inner).name];
}

const requiredOf = (type: GraphQLInputObjectType): object =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field) => [field.name, sampleOf(field.type)]),
  );

/** The same with `text` at the end of the way. */
function withText(type: GraphQLInputType, [step, ...rest]: string[], text: string): unknown {
  const inner = getNullableType(type);
  if (step === undefined) return text;
  if (isListType(inner)) return [withText(inner.ofType, rest, text)];
  const field = isInputObjectType(inner) ? inner.getFields()[step] : undefined;
  if (!isInputObjectType(inner) || !field) throw new Error(`Expected a way into ${inner}; got ${step}.`);
  return { ...requiredOf(inner), [step]: withText(field.type, rest, text) };
}

/** A document that asks for one field with `text` at one position, and its variables. */
function asking(field: GraphQLField<unknown, unknown>, { path }: Position, text: string) {
  const [argument, ...rest] = path;
  const given = field.args.filter(({ name, type }) => name === argument || isNonNullType(type));
  const variables = Object.fromEntries(
    given.map(({ name, type }) => [name, name === argument ? withText(type, rest, text) : sampleOf(type)]),
  );
  return {
    declared: given.map(({ name, type }) => `$${name}: ${type}`).join(', '),
    selected: `${field.name}(${given.map(({ name }) => `${name}: $${name}`).join(', ')})${isCompositeType(getNamedType(field.type)) ? ' { __typename }' : ''}`,
    variables,
  };
}

interface Answer {
  status: number;
  errors: { message: string; path?: unknown[]; extensions: { code: string } }[];
}

async function ask(query: string, variables: object, token?: string): Promise<Answer> {
  const isStream = query.startsWith('subscription');
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: isStream ? 'text/event-stream' : 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const json = /^data: (\{.*\})$/m.exec(text)?.[1] ?? text;
  return { status: response.status, errors: JSON.parse(json).errors ?? [] };
}

/** How to come from the query to one object of each type that has fields with texts. */
const WAYS: Record<string, [before: string, after: string]> = {
  Channel: ['channel(slug: "testing") {', '}'],
  Comparison: ['compare(from: "2017-05-01", to: "2017-12-01") {', '}'],
  Criterion: ['criteria {', '}'],
  CriterionPreview: ['previewCriterion(input: { act: DROP, key: "ci-boots" }) {', '}'],
  Meeting: ['meeting(date: "2017-05-24") {', '}'],
  NamedCombination: ['combinations(first: 1) { nodes {', '} }'],
  Person: ['person(handle: "riyazdf") {', '}'],
  Project: ['project(slug: "wireguard") {', '}'],
  ProjectDifference: [
    'compare(from: "2017-05-01", to: "2017-12-01") { projects(first: 1) { nodes {',
    '} } }',
  ],
  ReportRevision: ['meeting(date: "2017-05-24") { revisions(first: 1) { nodes {', '} } }'],
  StatusChange: ['statusChanges(first: 1) { nodes {', '} }'],
  Voiding: ['voidings(first: 1) { nodes {', '} }'],
};
/** Types that nobody comes to without a credential. */
const NOT_PUBLIC = ['Voiding'];

const objects = Object.values(schema.getTypeMap()).filter(
  (type) => isObjectType(type) && !type.name.startsWith('__'),
);
const cases = objects.flatMap((type) =>
  isObjectType(type)
    ? Object.values(type.getFields())
        .filter((field) => positionsOf(field).length > 0)
        .map((field) => ({ name: `${type.name}.${field.name}`, type: type.name, field }))
    : [],
);
const roots: Record<string, string> = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' };

/** The whole document, with the field as a root field or below the one that leads to it. */
function documentOf(type: string, asked: ReturnType<typeof asking>): string {
  const [before, after] = roots[type] ? ['', ''] : (WAYS[type] ?? []);
  if (before === undefined) throw new Error(`Expected a way to ${type} in WAYS; there is none.`);
  return `${roots[type] ?? 'query'} (${asked.declared}) { ${before} ${asked.selected} ${after} }`;
}

describe('no argument takes what no text may hold', () => {
  test('every field that takes texts is among these', () => {
    expect(cases.length).toBeGreaterThan(80);
    expect(cases.flatMap(({ field }) => positionsOf(field)).length).toBeGreaterThan(250);
  });

  test.each(cases)('$name', async ({ type, field }) => {
    for (const [index, position] of positionsOf(field).entries()) {
      const where = position.path.join('.');
      // What is asked is in order but for the character.
      for (const character of charactersFor(index + field.name.length, position.hasLines)) {
        const sample = String(SAMPLES[position.scalar]);
        const asked = asking(field, position, `${sample.slice(0, 3)}${character}${sample.slice(3)}`);
        const query = documentOf(type, asked);
        const { result, statements } = await site.database.sqlLog.during(() =>
          ask(query, asked.variables, NOT_PUBLIC.includes(type) ? chair : undefined),
        );
        const what = `${where} with ${JSON.stringify(character)}: ${JSON.stringify(result)}`;
        expect(result.status, what).toBeLessThan(500);
        expect(result.errors, what).toHaveLength(1);
        expect(result.errors[0]?.extensions.code, what).toBe('BAD_USER_INPUT');
        expect(result.errors[0]?.message, what).toContain(
          position.scalar === 'String' || position.scalar === 'ID' ? `${where}: Expected` : 'Expected a',
        );
        if (position.scalar === 'String' || position.scalar === 'ID')
          expect(result.errors[0]?.path?.at(-1), what).toBe(field.name);
        if (roots[type]) expect(statements, what).toEqual([]);
      }
      if (!position.hasLines) continue;
      const asked = asking(field, position, 'two\n\tlines');
      const { errors } = await ask(documentOf(type, asked), asked.variables);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(
        // Whoever reads may say that something is wrong.
        field.name === 'raiseDispute' ? [] : ['UNAUTHENTICATED'],
      );
    }
  });
});

test('a literal is looked at as a variable is, and the other fields of the query are answered', async () => {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        '{ bad: project(slug: "wire\\u0000guard") { name } good: project(slug: "wireguard") { history(after: "\\u202e") { totalCount } name } last: project(slug: "kspp") { name } }',
    }),
  });
  const { data, errors } = (await response.json()) as { data: object; errors: { path: unknown }[] };
  expect(data).toEqual({ bad: null, good: null, last: { name: 'Kernel Self Protection Project' } });
  expect(errors.map(({ path }) => path).sort()).toEqual([['bad'], ['good', 'history']]);
});

describe('addresses', () => {
  const BAD = ['%00', '%07', '%7F', '%C2%85', '%E2%80%AE', '%E2%81%A6', '%EF%BF%BE', '%ED%A0%80', '%FF'];
  const PATHS = [
    '/projects/*',
    '/meetings/*',
    '/records/*',
    '/combinations/*',
    '/channels/*',
    '/badges/*.svg',
    '/badge/*.svg',
    '/feeds/*.xml',
    '/projects/*/changes.atom',
    '/*',
    '/changes.*',
  ];
  const QUERIES = [
    '/?q=*',
    '/?organisation=*',
    '/?readiness=*',
    '/?asOf=*',
    '/?clock=*',
    '/search?q=*',
    '/changes?after=*',
    '/changes?project=*',
    '/combinations?projects=*',
    '/compositions.yml?projects=*',
    '/compositions.yml?channel=*',
    '/compare?from=*&to=2017-12-01',
    '/brief?since=*',
    '/projects.csv?asOf=*',
    '/matrix?gates=*',
    '/*=x',
  ];

  test.each(PATHS)('%s is 400 or 404', async (path) => {
    for (const bad of [...BAD, '%0A', '%09', 'a%00b'])
      expect([bad, (await site.get(path.replace('*', bad))).status]).toEqual([
        bad,
        expect.toSatisfy((status) => status === 400 || status === 404),
      ]);
  });

  test.each(QUERIES)('%s is 400, or what is not asked for', async (path) => {
    for (const bad of [...BAD, '%0A', '%09', 'a%00b']) {
      const { status } = await site.get(path.replace('*', bad));
      const isInvalid = ['%ED%A0%80', '%FF'].includes(bad);
      // What is no UTF-8 is read as U+FFFD, a character like any other; lines may end where the view does not look.
      if (isInvalid || bad === '%0A' || bad === '%09')
        expect([bad, status]).toEqual([bad, expect.toSatisfy((got) => got < 500)]);
      else expect([bad, status]).toEqual([bad, 400]);
    }
  });
});
