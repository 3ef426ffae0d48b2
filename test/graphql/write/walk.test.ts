import { afterAll, beforeAll, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { api } from './api.ts';
import { stepsOfWalk } from './steps-of-walk.ts';

describeOnBoth('the walk of the README', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open({ seeded: true });
  }, 120_000);
  afterAll(() => database.close());

  test('leads from a proposal to graduation, request by request', { timeout: 120_000 }, async () => {
    for await (const { send } of stepsOfWalk(api(database))) await send();
  });
});
