import fc from 'fast-check';
import { expect, test } from 'vitest';
import { othersOf } from '../../../src/domain/claim/others.ts';
import { type Claim, pairOf, VERDICTS } from '../../../src/domain/claim/pair.ts';

const ON = '2018-01-01';
const member = (id: number, kernelSeries: string | null) => ({
  id,
  slug: `project-${String(id).padStart(3, '0')}`,
  name: `Project ${id}`,
  kernelSeries,
});

const world = fc
  .record({
    kernels: fc.array(fc.constantFrom(null, null, '4.9', '4.11', 'fork'), { minLength: 1, maxLength: 14 }),
    isMember: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
    claims: fc.uniqueArray(
      fc.record({
        a: fc.nat(13),
        b: fc.nat(13),
        verdict: fc.constantFrom(...VERDICTS),
        expiresOn: fc.constantFrom(null, '2017-12-31', '2018-01-01'),
      }),
      { maxLength: 40, selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}` },
    ),
  })
  .map(({ kernels, isMember, claims }) => {
    const all = kernels.map((kernel, id) => member(id, kernel));
    const about = new Map<number, Map<number, Claim>>();
    for (const { a, b, ...claim } of claims.filter(({ a, b }) => a !== b))
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        about.set(one, (about.get(one) ?? new Map()).set(other, claim));
    return {
      all,
      members: all.filter(({ id }) => isMember[id]),
      claimsOf: (id: number) => about.get(id) ?? new Map(),
    };
  });

test('what a project is to each of a set is what the pairs are, one by one', () => {
  fc.assert(
    fc.property(world, ({ all, members, claimsOf }) => {
      const others = othersOf(members, claimsOf, ON);
      for (const project of all) {
        const pairs = members
          .filter(({ id }) => id !== project.id)
          .map((other) => pairOf(project, other, claimsOf(project.id).get(other.id) ?? null, ON));
        const counts = others.counts(project);
        for (const verdict of VERDICTS) {
          const expected = pairs.filter((pair) => pair.verdict === verdict);
          expect([...others.with(project, verdict)]).toEqual(expected);
          expect(counts[verdict]).toBe(expected.length);
        }
        expect(others.claimed(project)).toEqual(pairs.filter(({ claim }) => claim));
      }
    }),
    { numRuns: 500 },
  );
});

test('a project among ten thousand others looks at as many as are taken of them', () => {
  let looked = 0;
  const counting = (id: number) =>
    new Proxy(member(id, id % 2 ? '4.9' : null), {
      get: (target, key) => {
        if (key === 'slug') looked += 1;
        return target[key as keyof typeof target];
      },
    });
  const others = othersOf(
    Array.from({ length: 10_000 }, (_, id) => counting(id)),
    () => new Map<number, Claim>(),
    ON,
  );
  looked = 0;
  for (const kernel of [null, '4.9', '4.11']) {
    const newcomer = member(20_000, kernel);
    others.counts(newcomer);
    for (const verdict of ['NEEDS_PORT', 'UNKNOWN'] as const) {
      const pairs = others.with(newcomer, verdict)[Symbol.iterator]();
      for (let taken = 0; taken < 20; taken += 1) pairs.next();
    }
  }
  expect(looked).toBeLessThan(500);
});
