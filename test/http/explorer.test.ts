import { expect, test } from 'vitest';
import { expectAlive, serve, type TestServer } from './fixtures/server.ts';

const browser = { accept: 'text/html,application/xhtml+xml' };

async function explorer({ url }: TestServer) {
  const response = await fetch(`${url}/graphql`, { headers: browser });
  const html = await response.text();
  const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  return { response, html, paths };
}

test('a browser that opens /graphql gets the explorer, a client its answer', async () => {
  const server = await serve();
  const { response, html } = await explorer(server);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html).toContain('<div id="root">');
  expect((await fetch(`${server.url}/graphql?query={hello}`)).headers.get('content-type')).toContain('json');
  await expectAlive(server);
});

test('nothing of it is inline or comes from elsewhere', async () => {
  const server = await serve();
  const { response, html, paths } = await explorer(server);
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("worker-src 'self';");
  expect(policy).not.toMatch(/https?:|blob:|unsafe-eval/);
  expect(html).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=/);
  expect(paths).toHaveLength(3);
});

test('its files are there, packed, and may be kept for ever', async () => {
  const server = await serve();
  const { paths } = await explorer(server);
  const start = await (await fetch(`${server.url}${paths.at(-1)}`)).text();
  const workers = [...start.matchAll(/"(\/graphql\/\w+\.[0-9a-f]{12}\.js)"/g)].map(([, path]) => path ?? '');
  expect(workers).toHaveLength(3);
  for (const path of [...paths, ...workers]) {
    const response = await fetch(server.url + path, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    expect(response.headers.get('cache-control')).toContain('immutable');
    const { length } = await response.text();
    expect(length).toBeGreaterThan(100);
    expect(response.headers.get('content-encoding')).toBe(length < 1024 ? null : 'gzip');
  }
}, 60_000);

test('it opens with the example operations and an example of the header that mutations need', async () => {
  const server = await serve(
    {},
    { examples: [{ query: 'query A { hello }' }, { query: 'query B { level }' }] },
  );
  const { paths } = await explorer(server);
  const start = await (await fetch(`${server.url}${paths.at(-1)}`)).text();
  expect(start).toContain('query A { hello }');
  expect(start).toContain('query B { level }');
  expect(start).toContain('Authorization');
  expect(start).toContain('Bearer');
});

test('a file that it does not have is 404', async () => {
  const server = await serve();
  for (const path of [
    '/graphql/graphiql.js',
    '/graphql/../package.json',
    '/graphql/%2e%2e/package.json',
    '/graphql/',
  ])
    expect((await fetch(server.url + path)).status).not.toBe(500);
  expect((await fetch(`${server.url}/graphql/graphiql.js`)).status).toBe(404);
  await expectAlive(server);
});
