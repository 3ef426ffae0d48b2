import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { bodyAtHand } from '../../src/http/read-body.ts';

const LIMIT = 20;

/** What is at hand of a request that is sent in these pieces, each in a packet of its own. */
async function atHand(...pieces: readonly string[]): Promise<string | null> {
  const server = createServer(async (request, response) => {
    const body = await bodyAtHand(request, LIMIT);
    response.end(JSON.stringify(body?.toString() ?? null));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay();
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  for (const piece of pieces) {
    socket.write(piece);
    await sleep(50);
  }
  await expect.poll(() => answer).toContain('\r\n\r\n');
  socket.destroy();
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
}

const head = (more: string) => `POST / HTTP/1.1\r\nHost: localhost\r\n${more}\r\n\r\n`;

test('a body that came together with its headers is at hand', async () => {
  expect(await atHand(`${head('Content-Length: 11')}{"query":1}`)).toBe('{"query":1}');
});

test.each([
  ['came after its headers', [head('Content-Length: 11'), '{"query":1}']],
  ['came in part', [`${head('Content-Length: 11')}{"query"`, ':1}']],
  ['says no length', [`${head('Transfer-Encoding: chunked')}b\r\n{"query":1}\r\n0\r\n\r\n`]],
  ['is longer than may be', [`${head('Content-Length: 21')}${'x'.repeat(21)}`]],
  ['is none', [head('Content-Length: 0')]],
])('a body that %s is not', async (_what, pieces) => {
  expect(await atHand(...pieces)).toBeNull();
});
