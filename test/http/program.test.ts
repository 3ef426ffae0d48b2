import { expect, onTestFinished, test } from 'vitest';
import { testDirectory } from '../helpers/database.ts';
import { startServer } from '../helpers/program.ts';

test('the program has all that it loads only when it is asked for', async () => {
  const data = await testDirectory({ seeded: true });
  onTestFinished(data.remove);
  const server = await startServer({ SIG_STATUS_DATA: data.path, SIG_STATUS_KEEP_BYTES: '0' });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(server.url + path, { headers });
    return `${response.status} ${(response.headers.get('content-type') ?? '').split(';')[0]}`;
  };
  expect(await get('/compositions.yml?projects=clear-containers')).toBe('200 application/yaml');
  expect(await get('/overview.png')).toBe('200 image/png');
  expect(await get('/meetings.ics')).toBe('200 text/calendar');
  expect(await get('/badge/wireguard.svg')).toBe('200 image/svg+xml');
  expect(await get('/changes.atom')).toBe('200 application/atom+xml');
  expect(await get('/graphql', { accept: 'text/html' })).toBe('200 text/html');
  expect(await get('/criteria')).toBe('200 text/html');

  // What is asked often is compiled, and then known.
  const ask = async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ project(slug: "wireguard") { readiness } }' }),
    });
    return response.json();
  };
  const known = async () =>
    Number(
      /^sig_status_known_queries_total (\d+)/m.exec(
        await (await fetch(`${server.url}/metrics`)).text(),
      )?.[1] ?? 0,
    );
  for (let times = 0; times < 40; times += 1)
    expect((await ask()).data).toEqual({ project: { readiness: 'EXPERIMENTAL' } });
  expect(await known()).toBeGreaterThan(0);
});
