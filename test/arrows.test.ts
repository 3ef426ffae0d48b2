import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Which rooms a room may import, besides itself; and where to go instead. */
const ROOMS: Record<string, { imports: string[]; instead: string }> = {
  base: { imports: [], instead: 'base is what every room may use: it knows nothing of ours' },
  db: { imports: ['base'], instead: 'db knows nothing of ours: move the rule to domain' },
  domain: { imports: ['base', 'db'], instead: 'domain imports only db: pass in what it needs as data' },
  reports: { imports: ['base', 'domain', 'db'], instead: 'reports go through domain' },
  seed: { imports: ['base', 'reports', 'domain', 'db'], instead: 'seed goes through reports and domain' },
  graphql: {
    imports: ['base', 'domain', 'reports', 'db'],
    instead: 'resolvers translate: put the rule into domain',
  },
  page: {
    imports: ['base'],
    instead: 'the page is a client: ask for it by an operation in schema/operations',
  },
  http: {
    imports: ['base', 'graphql', 'page', 'domain', 'db', 'config'],
    instead: 'the edge is handed what it needs by server.ts',
  },
  cli: {
    imports: ['base', 'config', 'db', 'domain', 'reports', 'seed', 'server'],
    instead: 'a command parses, calls domain or reports, and prints',
  },
  config: { imports: ['base'], instead: 'config reads the environment and nothing else' },
  server: {
    imports: ['base', 'config', 'db', 'domain', 'seed', 'graphql', 'page', 'http'],
    instead: 'only server.ts composes',
  },
};
/** Tables, types and enums are data: the only part of db that rooms above domain may see. */
const DATA_OF_DB = /^db\/(tables\/|index\.ts|refusal\.ts)/;

const root = resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const roomOf = (file: string) => file.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, target]) =>
    relative(root, resolve(root, dirname(file), target ?? '')),
  );
}

test('every file stands in a room', () => {
  expect([...new Set(files.map(roomOf))].filter((room) => !(room in ROOMS))).toEqual([]);
});

test('imports follow the arrows', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !target.startsWith('..') && roomOf(target) !== roomOf(file))
      .filter((target) => !ROOMS[roomOf(file)]?.imports.includes(roomOf(target)))
      .map((target) => `${file} imports ${target}: ${ROOMS[roomOf(file)]?.instead}`),
  );
  expect(wrong).toEqual([]);
});

test('only db opens databases', () => {
  const wrong = files
    .filter((file) => !['db', 'server', 'cli'].includes(roomOf(file)))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => target.startsWith('db/') && !DATA_OF_DB.test(target))
    .map(({ file, target }) => `${file} imports ${target}: use the Db type of src/db/index.ts`);
  expect(wrong).toEqual([]);
});

test('only config reads the environment', () => {
  const wrong = files.filter(
    (file) => file !== 'config.ts' && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});

test('reports and seeds write no SQL: they go through the acts of the domain', () => {
  const wrong = files
    .filter((file) => ['reports', 'seed'].includes(roomOf(file)))
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      const named = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, target]) => target ?? '');
      const tables = named.filter((target) =>
        /^drizzle-orm|^pg$|pglite|\/db\/(?!index\.ts|refusal\.ts)/.test(target),
      );
      const sql = /\bsql`|\.execute\(|\b(?:db|tx|handle)\b[\s\n]*\.(?:insert|update|delete|select)\(/.test(
        source,
      )
        ? ['a statement']
        : [];
      return [...tables, ...sql].map(
        (found) => `${file} has ${found}: use an act of domain, or let domain read it`,
      );
    });
  expect(wrong).toEqual([]);
});
