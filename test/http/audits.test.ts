import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { serve } from './fixtures/server.ts';

test('every audit of GraphQL over HTTP passes without a warning', async () => {
  const server = await serve();
  const audits = serverAudits({ url: `${server.url}/graphql`, fetchFn: fetch });
  expect(audits.length).toBeGreaterThan(60);
  const failed = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${result.status}: ${audit.name}: ${result.reason}`);
  }
  expect(failed).toEqual([]);
});
