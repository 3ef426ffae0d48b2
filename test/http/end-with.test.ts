import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { endWith } from '../../src/http/end-with.ts';
import { turnsDuring } from '../helpers/turns.ts';

/** Larger than what a connection takes while nobody reads. */
const large = 'Zeile für Zeile, '.repeat(1_000_000);

/** A server that answers with this, and how it went with its first answer. */
async function serve(body: string | Buffer) {
  let tellEnd = () => {};
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve;
  });
  const server = createServer(async (_request, response: ServerResponse) => {
    await endWith(response, body);
    tellEnd();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, ended };
}

test.each([['text', large] as const, ['bytes', Buffer.from(large)] as const, ['a little', 'ü'] as const])(
  'a body arrives as it is: %s',
  async (_what, body) => {
    const { url } = await serve(body);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(Buffer.from(body))).toBe(true);
  },
);

test('whoever goes in the middle of it keeps nothing waiting', async () => {
  const { url, ended } = await serve(large);
  const asked = get(url, (response) => response.once('data', () => response.destroy()));
  asked.on('error', () => {});
  await ended;
});

test('others come between its pieces', async () => {
  const { url, ended } = await serve(large);
  const { body } = await fetch(url);
  let bytes = 0;
  const { turns } = await turnsDuring(async () => {
    for await (const chunk of body ?? []) bytes += chunk.length;
    await ended;
  });
  expect(bytes).toBe(Buffer.byteLength(large));
  expect(turns).toBeGreaterThan(10);
});
