import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Which rooms a room may import, besides itself; and where to go instead. */
const ROOMS: Record<string, { imports: string[]; instead: string }> = {
  base: { imports: [], instead: 'base is what every room may use: it knows nothing of ours' },
  db: { imports: ['base'], instead: 'db knows nothing of ours: move the rule to domain' },
  reading: { imports: ['base', 'db'], instead: 'reading knows how rows are read, and of none what it means' },
  domain: {
    imports: ['base', 'db', 'reading'],
    instead: 'domain imports only what reads and keeps rows: pass in what it needs as data',
  },
  reports: { imports: ['base', 'reading', 'domain', 'db'], instead: 'reports go through domain' },
  seed: {
    imports: ['base', 'reading', 'reports', 'domain', 'db'],
    instead: 'seed goes through reports and domain',
  },
  graphql: {
    imports: ['base', 'reading', 'domain', 'reports', 'db'],
    instead: 'resolvers translate: put the rule into domain',
  },
  page: {
    imports: ['base'],
    instead: 'the page is a client: ask for it by an operation in schema/operations',
  },
  http: {
    imports: ['base', 'reading', 'graphql', 'page', 'domain', 'db', 'config'],
    instead: 'the edge is handed what it needs by server.ts',
  },
  telling: {
    imports: ['base', 'reading', 'domain', 'db'],
    instead: 'telling sends what domain has composed: put what is said, and to whom, into domain',
  },
  hearing: {
    imports: ['base', 'reading', 'domain', 'reports', 'db'],
    instead: 'hearing understands what the repository tells, and lets the acts of domain and reports do it',
  },
  cli: {
    imports: [
      'base',
      'reading',
      'config',
      'db',
      'domain',
      'hearing',
      'reports',
      'seed',
      'server',
      'compose',
      'telling',
    ],
    instead: 'a command parses, calls domain or reports, and prints',
  },
  config: { imports: ['base'], instead: 'config reads the environment and nothing else' },
  compose: {
    imports: ['base', 'config', 'db', 'reading', 'domain', 'graphql', 'page', 'http'],
    instead: 'compose puts the edge together, and starts nothing',
  },
  server: {
    imports: ['base', 'config', 'db', 'domain', 'seed', 'page', 'http', 'telling', 'hearing', 'compose'],
    instead: 'what is put together stands in compose.ts',
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

/** The nouns of the domain: each knows only those before it. */
const NOUNS = [
  ...'act voiding evidence person ledger audit meeting criterion report note project channel claim gate tracker'.split(
    ' ',
  ),
  ...'brief news search subscription attendance draft heard access session action-item proposal status-change'.split(
    ' ',
  ),
  ...'compare resolution combination composition dispute target lineage maintainer agenda ci-run events assessment'.split(
    ' ',
  ),
  ...'waiver suggestion'.split(' '),
];

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

test('a noun of the domain knows only those before it', () => {
  const nounOf = (file: string) => /^domain\/([^/]+)\//.exec(file)?.[1] ?? null;
  const nouns = new Set(files.map(nounOf).filter((noun) => noun !== null));
  expect([...nouns].sort()).toEqual([...NOUNS].sort());
  const wrong = files.flatMap((file) => {
    const noun = nounOf(file);
    if (noun === null) return [];
    return importsOf(file)
      .map((target) => ({ target, other: nounOf(target) }))
      .filter(({ other }) => other !== null && NOUNS.indexOf(other) > NOUNS.indexOf(noun))
      .map(
        ({ target }) =>
          `${file} imports ${target}: move what both need to the earlier of the two, or to base`,
      );
  });
  expect(wrong).toEqual([]);
});

test('a part of the engine knows no noun', () => {
  const wrong = files
    .filter((file) => file.startsWith('graphql/engine/'))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => target.startsWith('graphql/') && !target.startsWith('graphql/engine/'))
    .map(({ file, target }) => `${file} imports ${target}: hand it in, or move it into the engine`);
  expect(wrong).toEqual([]);
});

test('no file reaches itself again', () => {
  const known = new Set(files);
  const targets = new Map(files.map((file) => [file, importsOf(file).filter((target) => known.has(target))]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
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
