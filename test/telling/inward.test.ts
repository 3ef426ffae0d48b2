import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBlockList } from '../../src/config/setting.ts';
import { createOutgoing } from '../../src/telling/index.ts';
import { startReceiver } from './receiver.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let port: string;
beforeAll(async () => {
  receiver = await startReceiver((_, response) => response.end('ok'));
  port = new URL(receiver.url).port;
});
afterAll(() => receiver.close());

const REFUSED =
  'Its address is private or belongs to this machine: the server sends nothing there unless its operator allows it.';
const why = (url: string, outgoing = createOutgoing(toBlockList([]))) =>
  outgoing.post(url, '{}', {}).then(
    () => 'sent',
    ({ message }) => message,
  );

test.each([
  '127.0.0.1',
  'localhost',
  '0.0.0.0',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '100.64.0.1',
  '198.18.0.1',
  '[fec0::1]',
  '[2001:0:7f00:1::]',
  '[64:ff9b:1::7f00:1]',
  '[fd00::1]',
  '[::ffff:0:127.0.0.1]',
  '[100::1]',
  '[ff02::1]',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.100.100.200',
  '168.63.129.16',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
])('nothing is sent to %s', async (host) => {
  expect(await why(`http://${host}:${port}/`)).toBe(REFUSED);
  expect(receiver.received).toEqual([]);
});

test('a name that leads outside when it is looked at and inside when it is used', async () => {
  const answers = ['93.184.215.14', '127.0.0.1'];
  let asked = 0;
  const outgoing = createOutgoing(toBlockList([]), (_name, options, answer) => {
    const address = answers[Math.min(asked, 1)] ?? '';
    asked += 1;
    if ((options as { all?: boolean }).all) answer(null, [{ address, family: 4 }]);
    else answer(null, address, 4);
  });
  await why(`http://rebound.example.org:${port}/`, outgoing);
  expect(await why(`http://rebound.example.org:${port}/`, outgoing)).toBe(REFUSED);
  expect(receiver.received).toEqual([]);
}, 15_000);

test('one of the addresses of a name is enough to refuse it, and a network that is allowed is taken', async () => {
  const both = createOutgoing(toBlockList([]), (_name, _options, answer) =>
    answer(null, [
      { address: '93.184.215.14', family: 4 },
      { address: '::1', family: 6 },
    ]),
  );
  expect(await why(`http://both.example.org:${port}/`, both)).toBe(REFUSED);
  expect(await why(receiver.url, createOutgoing(toBlockList(['127.0.0.0/8'])))).toBe('sent');
  expect(await why(`ftp://127.0.0.1:${port}/`)).toMatch(/Expected an http or https address, got ftp:/);
});

test('what answers without end, in pieces, packed, or of another size is not waited for and not kept', async () => {
  const here = createOutgoing(toBlockList(['127.0.0.0/8']));
  const timers: NodeJS.Timeout[] = [];
  const lying = await startReceiver(({ path }, response) => {
    if (path === '/drips') {
      response.writeHead(200);
      timers.push(setInterval(() => response.write('x'), 100));
    } else if (path === '/floods') {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', pour);
      pour();
    } else if (path === '/short') {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{}');
      timers.push(setTimeout(() => response.destroy(), 100));
    } else if (path === '/packed')
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(10_000_000)));
    else if (path === '/inside') response.writeHead(307, { location: receiver.url }).end();
    else response.end('whole');
  });
  const get = (path: string) =>
    here.get(lying.url + path, {}).then(
      ({ body }) => body.length,
      ({ message }) => message,
    );
  const begun = Date.now();
  try {
    expect(await Promise.all(['/drips', '/floods', '/short', '/inside', '/'].map(get))).toEqual([
      'Its answer broke off or has more than 2097152 bytes.',
      'Its answer broke off or has more than 2097152 bytes.',
      'Its answer broke off or has more than 2097152 bytes.',
      'It answered 307: the server follows no redirects.',
      5,
    ]);
    // As it came: nobody unpacks it.
    expect(await get('/packed')).toBeLessThan(20_000);
    // Taken is taken, however long the receiver goes on.
    expect(await why(`${lying.url}/drips`, here)).toBe('sent');
    expect(Date.now() - begun).toBeLessThan(14_000);
    expect(lying.received.every(({ headers }) => headers['accept-encoding'] === 'identity')).toBe(true);
  } finally {
    for (const timer of timers) clearInterval(timer);
    await lying.close();
  }
  expect(receiver.received.filter(({ path }) => path !== '/')).toEqual([]);
}, 30_000);
