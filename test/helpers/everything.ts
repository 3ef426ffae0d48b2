import {
  type DocumentNode,
  execute,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql';
import type { Db } from '../../src/db/index.ts';
import { createContext, schema } from '../../src/graphql/index.ts';
import { exports, views } from '../../src/page/views.ts';
import type { Site } from './site.ts';

export interface Told {
  slug: string;
  date: string;
  record: number;
  query: string;
}

const argumentsOf = ({ slug, date, query }: Told): Record<string, string> => ({
  'slug: String!': JSON.stringify(slug),
  'project: String!': JSON.stringify(slug),
  'date: Date!': JSON.stringify(date),
  'from: Date!': '"2017-01-01"',
  'to: Date!': '"2018-12-31"',
  'query: String!': JSON.stringify(query),
  'to: Readiness!': 'GRADUATED',
  'projects: [String!]!': '["wireguard", "landlock"]',
  'assume: [AssumptionInput!]!': '[]',
});

/** Every root field that can be asked without a credential, with all that can be selected below it, as JSON by name. */
export async function everyAnswer(
  db: Db,
  told: Told,
  now: Date,
  /** Levels of objects below the root. */
  depth = 3,
): Promise<Record<string, string>> {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const answers: Record<string, string> = {};
  for (const field of fields) {
    const text = fieldText(schema, field, argumentsOf(told), depth, new Set());
    if (!text) continue;
    const context = createContext({
      db,
      now,
      viewer: null,
      requestId: 'everything',
      settings: { staleDays: 90, maxPageSize: 100 },
    });
    const { data } = await execute({ schema, document: documentOf(text), contextValue: context });
    answers[field.name] = JSON.stringify(data);
  }
  return answers;
}

/** Asked again and again, and checked once. */
const documents = new Map<string, DocumentNode>();
function documentOf(text: string): DocumentNode {
  const document = documents.get(text) ?? parse(`{ ${text} }`);
  if (!documents.has(text)) {
    const [error] = validate(schema, document);
    if (error) throw error;
  }
  documents.set(text, document);
  return document;
}

function fieldText(
  given: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  values: Record<string, string>,
  depth: number,
  above: ReadonlySet<string>,
): string | null {
  const written = field.args
    .filter((arg) => isRequiredArgument(arg) || arg.name === 'first')
    .map((arg) => [arg.name, arg.name === 'first' ? '100' : values[`${arg.name}: ${arg.type}`]] as const);
  if (written.some(([, value]) => value === undefined)) return null;
  const list = written.map(([name, value]) => `${name}: ${value}`).join(', ');
  const below = selectionOf(given, getNamedType(field.type), values, depth, above);
  return below === null ? null : `${field.name}${list && `(${list})`} ${below}`;
}

/** What is told elsewhere as well; and when something last changed, which making it void and restoring it do. */
const LEFT_OUT = new Set(['edges', 'pageInfo', 'lastChangedAt']);

function selectionOf(
  given: GraphQLSchema,
  type: GraphQLNamedType,
  values: Record<string, string>,
  depth: number,
  above: ReadonlySet<string>,
  prefix = '',
): string | null {
  if (isLeafType(type)) return '';
  // What is above is not asked for again, so that the answer stays finite.
  if (depth === 0 || above.has(type.name)) return null;
  const inside = new Set([...above, type.name]);
  if (isAbstractType(type)) {
    const parts = given.getPossibleTypes(type).flatMap((each) => {
      // Fields of one name are of other types in other members.
      const text = selectionOf(given, each, values, 1, inside, `${each.name}_`);
      return text ? [`... on ${each.name} ${text}`] : [];
    });
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return null;
  const isPage = /(?:Connection|Edge)$/.test(type.name);
  const parts = Object.values(type.getFields())
    .filter(({ name }) => !LEFT_OUT.has(name) && !name.startsWith('viewerCan'))
    .flatMap((field) => {
      const text = fieldText(given, field, values, isPage ? depth : depth - 1, inside);
      return text === null ? [] : [prefix ? `${prefix}${field.name}: ${text}` : text];
    });
  return parts.length ? `{ ${parts.join(' ')} }` : null;
}

/** Instants of the true clock, which only tell when something last changed: nothing that is seeded is of these years. */
const WHEN_CHANGED = /\b20[2-9]\d-?\d\d-?\d\dT\d\d:?\d\d:?\d\d(?:\.\d+)?Z/g;

/** Every page and every file as text, by its path. */
export async function everyPage(
  site: Site,
  { slug, date, record, query }: Told,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { path } of [...views, ...exports]) {
    const asked = path
      .replace(':slug', slug)
      .replace(':date', date)
      .replace(':number', String(record))
      .replace(/:[a-z]+/gi, '1');
    const address = asked === '/search' ? `/search?q=${query}` : asked;
    const answer = await site.get(address);
    found.set(address, `${answer.status} ${(await answer.text()).replace(WHEN_CHANGED, 'when it changed')}`);
  }
  return found;
}
