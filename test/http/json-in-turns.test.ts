import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withWork } from '../../src/base/work.ts';
import { jsonInTurns } from '../../src/http/json-in-turns.ts';
import { turnsDuring } from '../helpers/turns.ts';

test('it is what JSON.stringify gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 12 }), async (value) => {
      expect(await jsonInTurns(value)).toBe(JSON.stringify(value));
    }),
  );
  const odd = {
    gone: undefined,
    list: [undefined, null, [], {}],
    'a "name"': { b: undefined, c: [[[]]] },
    n: Number.NaN,
  };
  expect(await jsonInTurns(odd)).toBe(JSON.stringify(odd));
});

const large = () => ({
  data: Array.from({ length: 300 }, () => ({
    rows: Array.from({ length: 200 }, (_, at) => ({ at, name: 'x'.repeat(50), under: { a: [1] } })),
  })),
});

test('others come between the parts of a large answer', async () => {
  // Long enough to write that it takes many turns on any machine.
  const value = Array.from({ length: 10 }, large);
  const { result, turns } = await turnsDuring(() => jsonInTurns(value));
  expect(result).toBe(JSON.stringify(value));
  expect(turns).toBeGreaterThan(2);
});

test('it ends with the work that it is part of', async () => {
  const work = { deadline: performance.now() + 15 };
  await expect(withWork(work, () => jsonInTurns([large(), large(), large()]))).rejects.toMatchObject({
    name: 'WorkEnded',
  });
});
