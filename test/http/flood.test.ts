import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { clientAlong } from '../../src/http/client-address.ts';
import { expectAlive, read, serve } from './fixtures/server.ts';

function networks(...subnets: [string, number][]): BlockList {
  const blockList = new BlockList();
  for (const [address, prefix] of subnets)
    blockList.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4');
  return blockList;
}

test('the requests of one client are counted on every path but /health', async () => {
  const server = await serve({ readsPerMinute: 10 });
  for (let sent = 0; sent < 10; sent++)
    expect((await (sent % 2 ? fetch(server.url) : server.post({ query: '{ hello }' }))).status).toBe(200);
  server.doings.contexts = 0;
  const refused = await server.post({ query: '{ hello }' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(await read(refused)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
  expect((await fetch(server.url)).status).toBe(429);
  expect((await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } })).status).toBe(429);
  expect(server.doings.contexts).toBe(0);
  for (let sent = 0; sent < 30; sent++) await expectAlive(server);
});

test('mutations are counted for themselves', async () => {
  const server = await serve({ writesPerMinute: 3 });
  const statuses = [];
  for (let sent = 0; sent < 5; sent++)
    statuses.push((await read(await server.post({ query: 'mutation { bump }' }))).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect(server.doings).toMatchObject({ bumps: 3, contexts: 3 });
  const refused = await server.post({ query: 'mutation { bump }' }, { accept: 'application/json' });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await read(await server.post({ query: '{ hello }' }))).status).toBe(200);
  await expectAlive(server);
});

test('X-Forwarded-For does not give a client more requests', async () => {
  const server = await serve({ readsPerMinute: 3 });
  const statuses = [];
  for (let sent = 0; sent < 5; sent++)
    statuses.push(
      (await server.post({ query: '{ hello }' }, { 'x-forwarded-for': `203.0.113.${sent}` })).status,
    );
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  await expectAlive(server);
});

test('behind a configured proxy each address it names is a client', async () => {
  const server = await serve({ readsPerMinute: 2, trustedProxies: networks(['127.0.0.0', 8]) });
  const ask = async (from: string) =>
    (await server.post({ query: '{ hello }' }, { 'x-forwarded-for': from })).status;
  expect([await ask('203.0.113.1'), await ask('203.0.113.1'), await ask('203.0.113.1')]).toEqual([
    200, 200, 429,
  ]);
  expect(await ask('203.0.113.2')).toBe(200);
  // What the client itself put in front of the proxy's word is not believed.
  expect(await ask('198.51.100.7, 203.0.113.1')).toBe(429);
  await expectAlive(server);
});

const proxies = networks(['10.0.0.0', 8], ['fd00::', 8]);
test.each<[string, string | undefined, string]>([
  ['192.0.2.1', undefined, '192.0.2.1'],
  ['192.0.2.1', '203.0.113.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ['10.0.0.1', '203.0.113.1', '203.0.113.1'],
  ['::ffff:10.0.0.1', ' 203.0.113.1:4711 ', '203.0.113.1'],
  ['10.0.0.1', '198.51.100.1, 203.0.113.1, 10.9.9.9', '203.0.113.1'],
  ['10.0.0.1', '10.0.0.3,10.0.0.2', '10.0.0.3'],
  ['10.0.0.1', 'unknown', '10.0.0.1'],
  ['10.0.0.1', '203.0.113.1, <script>', '10.0.0.1'],
  ['10.0.0.1', '', '10.0.0.1'],
  ['fd00::1', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', undefined, '2001:db8:1:2::/64'],
  ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
  ['::1', undefined, '0:0:0:0::/64'],
  ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['', undefined, 'unknown'],
])('a request from %s that was forwarded for %s counts for %s', (peer, forwardedFor, client) => {
  expect(clientAlong(peer, forwardedFor, proxies)).toBe(client);
});
