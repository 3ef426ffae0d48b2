import { withSender } from '../../clients.ts';
import { addCredentials } from '../../databases/credentials.ts';
import { fillForQueries } from '../../databases/filled.ts';
import { metricOf } from '../../load.ts';
import type { Effort, Fact, Measured } from '../../measure.ts';
import { freePort, startServer } from '../../servers/start.ts';
import { DEALT } from '../writes/script.ts';
import { mixedOf } from './mixed.ts';

const HEAP_MIB = 400;
const collects = new URL('../../servers/collect.mjs', import.meta.url);
const health = { path: '/health' };

/** What a server on PostgreSQL holds after many requests of all kinds: of its heap what is needed, and of the machine's memory. */
export async function memoryRows(
  fresh: (name: string) => Promise<string>,
  effort: Effort,
): Promise<Measured> {
  const url = await fresh('memory');
  await fillForQueries(url, 1000);
  await addCredentials(url, DEALT);
  const facts = [
    await liveHeap(url, effort.mixed, 'kept', {}),
    await liveHeap(url, effort.mixedComputed, 'not kept', { SIG_STATUS_KEEP_BYTES: '0' }),
    await residentInImage(url, effort.mixed / 3),
  ];
  return { rows: [], facts };
}

const env = (url: string) => ({
  DATABASE_URL: url,
  SIG_STATUS_SEED: 'off',
  SIG_STATUS_WRITES_PER_MINUTE: '0',
});
const mib = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;
const many = (count: number) => Math.round(count).toLocaleString('en');

/** After a collection that was asked for, once after a tenth of the requests and once after all. */
async function liveHeap(
  url: string,
  requests: number,
  words: string,
  settings: Record<string, string>,
): Promise<Fact> {
  const port = await freePort();
  const options = `--max-old-space-size=${HEAP_MIB} --import=${collects}`;
  const server = await startServer(
    'ours',
    { ...env(url), ...settings, NODE_OPTIONS: options, COLLECT_PORT: String(port) },
    health,
  );
  const left = async () =>
    (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { heapUsed: number; external: number };
  try {
    return await withSender(async (send) => {
      const sendMixed = await mixedOf(send, server);
      await sendMixed(requests / 10);
      const early = await left();
      await sendMixed(requests);
      const late = await left();
      return {
        what: `live heap after a collection, ${many(requests)} requests of all kinds, ${words}, beside that after ${many(requests / 10)}, --max-old-space-size=${HEAP_MIB}`,
        value: `${(late.heapUsed / early.heapUsed).toFixed(2)} (${mib(late.heapUsed)}, ${mib(early.heapUsed)}; outside of the heap ${mib(late.external)}, ${mib(early.external)})`,
      };
    });
  } finally {
    await server.stop();
  }
}

/** With the flags by which the image starts the server, on the Node of its version. */
async function residentInImage(url: string, requests: number): Promise<Fact> {
  const server = await startServer('in the image', env(url), health);
  try {
    await withSender(async (send) => (await mixedOf(send, server))(requests));
    return {
      what: `resident memory in the image's settings on PostgreSQL, after ${many(requests)} requests of all kinds, kept`,
      value: mib(await metricOf(server.url, 'process_resident_memory_bytes')),
    };
  } finally {
    await server.stop();
  }
}
