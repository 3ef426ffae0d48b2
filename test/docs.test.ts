import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../src/graphql/index.ts';

const root = resolve(import.meta.dirname, '..');
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** `src/domain/<noun>/rows.ts` is there where some noun has such a file. */
function isThere(path: string): boolean {
  const place = /<\w+>/.exec(path);
  if (!place) return existsSync(join(root, path));
  const folder = path.slice(0, path.lastIndexOf('/', place.index));
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).some((file) =>
    new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/<\w+>/g, '[^/]+')}$`).test(`${folder}/${file}`),
  );
}

test('every file that a page names is there, and so is every page that one leads to', () => {
  const missing = pages.flatMap((page) => [
    ...[
      ...textOf(page).matchAll(
        /`((?:\.ci|bench|deploy|docs|drizzle|schema|scripts|seeds|src|test)\/[^`\s]+)`/g,
      ),
    ]
      .map(([, path = '']) => path.replace(/\/$/, ''))
      .filter((path) => !isThere(path))
      .map((path) => `${page}: ${path}`),
    ...[...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  ]);
  expect(missing).toEqual([]);
});

test('what a maintainer is told to ask can be asked', () => {
  const queries = [...textOf('docs/maintaining.md').matchAll(/```graphql\n(.*?)```/gs)].map(
    ([, query = '']) => query,
  );
  expect(queries).not.toEqual([]);
  for (const query of queries) expect(validate(schema, parse(query))).toEqual([]);
});
