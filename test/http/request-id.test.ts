import { expect, test } from 'vitest';
import { serve } from './fixtures/server.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test('every answer has a request id of its own', async () => {
  const server = await serve();
  const ids = [];
  for (const path of ['/', '/graphql?query={hello}', '/graphql', '/ready'])
    ids.push((await fetch(server.url + path)).headers.get('x-request-id'));
  for (const id of ids) expect(id).toMatch(uuid);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await server.raw('BROKEN\r\n\r\n')).toMatch(/x-request-id: [0-9a-f-]{36}/i);
});

test("the caller's id is taken where it is well-formed, and stands in the log", async () => {
  const server = await serve();
  const response = await server.post({ query: '{ hello }' }, { 'x-request-id': 'trace_1.a-B' });
  expect(response.headers.get('x-request-id')).toBe('trace_1.a-B');
  await response.text();
  expect(server.lines.at(-1)).toMatchObject({ requestId: 'trace_1.a-B', path: '/graphql' });
});

test.each(['<script>', 'a b', 'x'.repeat(65), 'line%0Abreak', '{"a":1}', ''])(
  '"%s" is not taken',
  async (id) => {
    const server = await serve();
    const response = await server.post({ query: '{ hello }' }, { 'x-request-id': id });
    expect(response.headers.get('x-request-id')).toMatch(uuid);
  },
);
