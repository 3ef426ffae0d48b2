import { isEnumType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../src/graphql/index.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

/** Words that are written so anyway. */
const WORDS_TOO = ['CI', 'CONFLICT', 'SIG'];
const values = Object.values(schema.getTypeMap())
  .filter((type) => isEnumType(type) && !type.name.startsWith('__'))
  .flatMap((type) => (isEnumType(type) ? type.getValues().map(({ name }) => name) : []))
  .filter((name) => /^[A-Z_]+$/.test(name) && !WORDS_TOO.includes(name));
const INSIDE = new RegExp(`(?<![\\w/.-])(?:${[...new Set(values)].join('|')})(?![\\w/.-])`, 'g');

/** What a page says itself: neither code nor lines of a source that it quotes. */
const ownWords = (html: string): string =>
  wordsOf(
    html.replace(
      /<(code|pre|blockquote|q|cite|textarea)\b[^>]*>.*?<\/\1>|<table class="source.*?<\/table>|<select.*?<\/select>/gs,
      ' ',
    ),
  );

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('no page shows a reader what a level, or any other value, is called inside', async () => {
  const waiting = [
    '/',
    '/search?q=testing',
    '/compare?from=2017-05-01&to=2017-12-01',
    '/brief?since=2017-05-01',
    '/about',
  ];
  const seen = new Set(waiting);
  const kinds = new Map<string, number>();
  const found: string[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await site.get(path);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    const html = await response.text();
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)) {
      const next = href.replaceAll('&amp;', '&');
      const kind = next.replace(/\?.*/, '').split('/').slice(0, 2).join('/');
      const known = kinds.get(kind) ?? 0;
      if (seen.has(next) || known > 14 || next.startsWith('/graphql')) continue;
      seen.add(next);
      kinds.set(kind, known + 1);
      waiting.push(next);
    }
    for (const [value] of ownWords(html).matchAll(INSIDE)) found.push(`${path}: ${value}`);
  }
  expect([...kinds.keys()]).toEqual(
    expect.arrayContaining(['/projects', '/meetings', '/records', '/criteria', '/channel', '/matrix']),
  );
  expect(seen.size).toBeGreaterThan(60);
  expect([...new Set(found)]).toEqual([]);
}, 300_000);
