import { setTimeout as sleep } from 'node:timers/promises';
import { type Send, withSender } from '../../clients.ts';
import { CONNECTIONS, rate } from '../../load.ts';
import { type Effort, type Measured, median, type Row } from '../../measure.ts';
import { type Server, startServer } from '../../servers/start.ts';
import { count } from '../../tables.ts';
import { ACTS, assertDone, CLIENTS, createScript, toOurs } from './script.ts';

const PAGES = 100;
const WRITES_PER_SECOND = 10;

const paths = Array.from(
  { length: PAGES },
  (_, at) => `/projects/project-${String(at + 1).padStart(5, '0')}`,
);

/** Readers of many pages, with keeping on, while acts make old what is kept; and while none does. */
export async function readersRow(url: string, effort: Effort): Promise<Measured> {
  const env = { DATABASE_URL: url, SIG_STATUS_SEED: 'off', SIG_STATUS_WRITES_PER_MINUTE: '0' };
  const server = await startServer('ours', env, { path: '/health' });
  const row: Row = {
    work: `readers of ${PAGES} pages over ${CONNECTIONS} connections, kept, with ${WRITES_PER_SECOND} writes a second`,
    against: 'ours, nothing written',
    ours: [],
    peer: [],
  };
  const written: number[] = [];
  const script = createScript();
  try {
    await withSender(async (send) => {
      const read = () => rate(server.url, { path: '/' }, effort.secondsPerRound, { paths });
      const readOnce = async () => {
        for (const path of paths) await send(server.url, { path });
      };
      for (let round = -1; round < effort.rounds; round += 1) {
        await readOnce();
        const alone = await read();
        const writer = writing(send, server, script);
        const beside = await read();
        const writes = await writer.end();
        if (round < 0) continue;
        row.peer.push(alone);
        row.ours.push(beside);
        written.push(writes);
      }
    });
    const what = `acts a second that were done beside the readers of ${PAGES} pages, of ${WRITES_PER_SECOND} asked for`;
    return { rows: [row], facts: [{ what, value: count(median(written)) }] };
  } finally {
    await server.stop();
  }
}

/** Acts of all kinds at their times, whether those before them are done or not, until it is told to end. */
function writing(send: Send, server: Server, script: ReturnType<typeof createScript>) {
  const begun = performance.now();
  const sent: Promise<void>[] = [];
  let isOver = false;
  const schedule = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const act = ACTS[turn % ACTS.length] ?? ACTS[0];
      const done = send(server.url, toOurs(script(act, turn % CLIENTS))).then(({ body }) => assertDone(body));
      // Told where the end is awaited.
      done.catch(() => {});
      sent.push(done);
      await sleep(Math.max(0, begun + ((turn + 1) * 1000) / WRITES_PER_SECOND - performance.now()));
    }
  })();
  return {
    /** How many were done a second. */
    async end(): Promise<number> {
      isOver = true;
      await schedule;
      await Promise.all(sent);
      return sent.length / ((performance.now() - begun) / 1000);
    },
  };
}
