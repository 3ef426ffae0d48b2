import { Agent, get } from 'node:http';
import { expect, test } from 'vitest';
import { read, serve } from './fixtures/server.ts';

test('of many requests that compute without awaiting, others come between', async () => {
  const server = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const health = () =>
    new Promise<number>((resolve, reject) => {
      get(`${server.url}/health`, { agent }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      }).once('error', reject);
    });
  expect(await health()).toBe(200);
  let done = 0;
  const burning = Array.from({ length: 40 }, async (_, at) => {
    const answer = await read(await server.post({ query: `# ${at}\n{ burn(ms: 15) }` }));
    done += 1;
    return answer.status;
  });
  // Asked when the first have been answered, and all the others are there.
  while (done === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const before = done;
  expect(await health()).toBe(200);
  expect(done - before).toBeLessThan(20);
  expect(new Set(await Promise.all(burning))).toEqual(new Set([200]));
  agent.destroy();
});
