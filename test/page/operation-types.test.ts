import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationTypes } from '../helpers/operation-types.ts';

test('the types of the operations are those of the schema as committed; `npm run operations` writes them', async () => {
  const committed = new URL('../../src/page/operation-types.ts', import.meta.url);
  expect(readFileSync(committed, 'utf8')).toBe(await operationTypes());
});
