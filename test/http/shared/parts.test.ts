import { expect, test } from 'vitest';
import type { AppOptions } from '../../../src/http/index.ts';
import { read, serve } from '../fixtures/server.ts';

const ledgerState = async () => ({ version: 1, nextChangeAt: new Date(Date.now() + 1e9) });

test('a page that asks much at once is one reader, and listens to its end without a warning', async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => void warnings.push(warning);
  process.on('warning', warn);
  const page: AppOptions['page'] = async (_request, execute) => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        execute('query ($name: String) { hello(name: $name) }', { name: String(at) }),
      ),
    );
    return new Response(JSON.stringify(answers.map(({ data }) => data)), {
      headers: { 'cache-control': 'no-store' },
    });
  };
  const server = await serve({ keepBytes: 0 }, { page, ledgerState });
  const answer = await fetch(`${server.url}/a`);
  expect(await answer.json()).toHaveLength(30);
  expect(server.doings.contexts).toBe(30);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});

test('what the server asks itself for is not what others are given for the same words', async () => {
  const query = '{ hello }';
  let within: unknown = null;
  const page: AppOptions['page'] = async (_request, execute) => {
    within = (await execute(query)).data;
    return new Response('', { headers: { 'cache-control': 'no-store' } });
  };
  const server = await serve({ publicUrl: 'http://localhost' }, { page, ledgerState });
  await fetch(`${server.url}/a`);
  const contexts = server.doings.contexts;
  const { body } = await read(await server.post({ query }, { accept: 'application/json' }));
  expect(within).toEqual(body.data);
  expect(server.doings.contexts).toBe(contexts + 1);
});
