import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Matchable, match } from '../../../src/reports/plan/match.ts';

const list = (...texts: string[]): Matchable[] => texts.map((text) => ({ text, parent: null }));

test('equal lists match one to one, however often a text occurs', () => {
  const same = list('demo', 'demo', 'Answer: no', 'demo');
  expect(match(same, same)).toEqual([0, 1, 2, 3]);
});

test('what was put between, taken out or moved does not shift the others', () => {
  expect(match(list('a b c', 'd e f', 'g h i'), list('new words here', 'a b c', 'g h i', 'd e f'))).toEqual([
    null,
    0,
    2,
    1,
  ]);
  expect(match(list('one', 'two', 'three'), list('three'))).toEqual([2]);
});

test('similar text continues an entry under the same parent only', () => {
  const old: Matchable[] = [
    ...list('A topic', 'B topic'),
    { text: 'needs a new kernel interface', parent: 0 },
  ];
  const edited = { text: 'needs a new kernel interface soon', parent: 0 };
  expect(match(old, [...list('A topic', 'B topic'), edited])).toEqual([0, 1, 2]);
  expect(match(old, [...list('A topic', 'B topic'), { ...edited, parent: 1 }])).toEqual([0, 1, null]);
});

test('a short text is the same only under the same ancestors', () => {
  const old: Matchable[] = [...list('A topic', 'B topic'), { text: 'demo', parent: 0 }];
  expect(match(old, [...list('A topic', 'B topic'), { text: 'demo', parent: 1 }])).toEqual([0, 1, null]);
});

/** A random tree: each entry stands under one that came before it. */
const tree = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'a b c', 'c d e f', 'd e f g'), fc.nat(99)), { maxLength: 40 })
  .map((entries) =>
    entries.map(
      ([text, at], index): Matchable => ({ text, parent: index === 0 || at < 30 ? null : at % index }),
    ),
  );

test('no entry is matched twice, and the same lists always match alike', () => {
  fc.assert(
    fc.property(tree, tree, (old, next) => {
      const found = match(old, next);
      const taken = found.filter((index) => index !== null);
      expect(new Set(taken).size).toBe(taken.length);
      expect(match(old, next)).toEqual(found);
      expect(match(next, next)).toEqual(next.map((_, index) => index));
    }),
  );
});

test('thousands of entries that have nothing in common are compared in bounded time', () => {
  const many = (prefix: string) =>
    list(...Array.from({ length: 30_000 }, (_, index) => `${prefix}${index} some words ${index % 7}`));
  const started = Date.now();
  match(many('x'), many('y'));
  match(many('x'), many('x').reverse());
  match(
    Array.from({ length: 30_000 }, (_, index) => ({
      text: `level ${index}`,
      parent: index ? index - 1 : null,
    })),
    Array.from({ length: 30_000 }, (_, index) => ({
      text: `level ${index} down`,
      parent: index ? index - 1 : null,
    })),
  );
  // A bound for what hangs: it takes a second or two.
  expect(Date.now() - started).toBeLessThan(45_000);
});
