import { expect, test } from 'vitest';
import { read, serve } from './fixtures/server.ts';

test('/health answers while the database does not', async () => {
  const server = await serve({}, { whyNotReady: () => new Promise(() => {}) });
  const response = await fetch(`${server.url}/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok' });
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('/ready is 200 when nothing stands against it', async () => {
  const server = await serve();
  const response = await fetch(`${server.url}/ready`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: 'ready' });
});

test('/ready is 503 with the reason', async () => {
  const server = await serve(
    {},
    { whyNotReady: async () => 'The migration 0002_claims has not been applied.' },
  );
  const response = await fetch(`${server.url}/ready`);
  expect(response.headers.get('retry-after')).toBe('2');
  const { status, code, body } = await read(response);
  expect({ status, code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
  expect(body.errors?.[0]?.message).toContain('0002_claims');
});

test('/ready that itself fails is no leak', async () => {
  const server = await serve(
    {},
    {
      whyNotReady: async () => {
        throw new Error('Failed query: select 1 params: hunter2');
      },
    },
  );
  expect((await read(await fetch(`${server.url}/ready`))).status).toBe(500);
});
