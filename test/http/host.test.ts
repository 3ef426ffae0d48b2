import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  // What is tried here is not how soon the first page is there.
  site = await openSite({ keeps: true, config: { requestTimeoutMs: 60_000 } });
});
afterAll(() => site.close());

/** The status line of what is answered to these lines. */
function statusOf(...lines: string[]): Promise<string> {
  const { port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    let text = '';
    connect(Number(port), '127.0.0.1', function (this: import('node:net').Socket) {
      this.write(`${lines.join('\r\n')}\r\n\r\n`);
    })
      .on('data', (chunk) => {
        text += chunk;
      })
      .on('close', () => resolve(text.split('\r\n', 1)[0] ?? ''))
      .on('error', reject);
  });
}

test.each(['/', '/health', '/ready', '/graphql', '/badges/wireguard.svg'])(
  'two hosts are 400 at %s',
  async (path) => {
    const request = `GET ${path} HTTP/1.1`;
    expect(await statusOf(request, 'Host: a.example', 'Host: b.example', 'Connection: close')).toContain(
      ' 400 ',
    );
    expect(await statusOf(request, 'host: a.example', 'Connection: close', 'HOST: a.example')).toContain(
      ' 400 ',
    );
  },
);

test('one host is fine, also where the answer is kept, and none is fine for HTTP/1.0', async () => {
  for (let round = 0; round < 2; round += 1)
    expect(await statusOf('GET / HTTP/1.1', 'Host: a.example', 'Connection: close')).toContain(' 200 ');
  expect(
    await statusOf('GET / HTTP/1.1', 'Host: a.example', 'Host: a.example', 'Connection: close'),
  ).toContain(' 400 ');
  expect(await statusOf('GET /health HTTP/1.0')).toContain(' 200 ');
  expect(await statusOf('GET / HTTP/1.1', 'Connection: close')).toContain(' 400 ');
});

test('what is no host is 400, also where the answer is kept; every way to write one is fine', async () => {
  const answered = (host: string) => statusOf('GET / HTTP/1.1', `Host: ${host}`, 'Connection: close');
  for (const host of [
    'a.example',
    'a_b.example:8080',
    'A.EXAMPLE.',
    '[::1]',
    '[::1]:80',
    '127.0.0.1:4000',
    '',
  ])
    expect([host, await answered(host)]).toEqual([host, expect.stringContaining(' 200 ')]);
  for (const host of [
    'a b',
    'a.example, b.example',
    'user:secret@a.example',
    'a.example/x',
    'a.example?x',
    'a.example#x',
    'a\\b',
    '<script>',
    '"',
    '[::1',
    'a.example:port',
    'a.example:1:2',
    '\u00e4.example',
  ])
    expect([host, await answered(host)]).toEqual([host, expect.stringContaining(' 400 ')]);
});
