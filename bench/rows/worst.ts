import { type Answer, ask, PATIENCE_MS } from '../ask.ts';
import { views } from '../asked/views.ts';
import { worst } from '../asked/worst.ts';
import { type Measured, median } from '../measure.ts';
import { type Probe, probes } from '../prober.ts';
import { statusPage } from '../questions.ts';
import { startServer } from '../servers/start.ts';
import { count } from '../tables.ts';

const SIZE = 2000;
const CLIENTS = 50;

/** A small machine's memory; each client has an address of its own; nobody is refused for asking too often, so that the load is what it is meant to be. */
const settings = {
  LOG_LEVEL: 'silent',
  SIG_STATUS_SEED: 'off',
  SIG_STATUS_KEEP_BYTES: '0',
  SIG_STATUS_READS_PER_MINUTE: '0',
  SIG_STATUS_POINTS_PER_MINUTE: '0',
  SIG_STATUS_TRUSTED_PROXIES: '127.0.0.0/8',
  NODE_OPTIONS: '--max-old-space-size=400',
};

/** What others notice while fifty clients send nothing but the worst that is allowed. */
export async function worstRows(
  database: (size: number) => Promise<string>,
  isQuick: boolean,
): Promise<Measured> {
  const seconds = isQuick ? 5 : 30;
  const health = { path: '/health' };
  const server = await startServer('ours', { DATABASE_URL: await database(SIZE), ...settings }, health);
  const what = (found: string) =>
    `${CLIENTS} clients send the worst requests, ${count(SIZE)} projects: ${found}`;
  try {
    const unloaded = await probes(server.url, statusPage.ours, 3);
    const questions = [...worst, ...views];
    const statuses: Answer['status'][] = [];
    let isOver = false;
    const clients = Array.from({ length: CLIENTS }, async (_, at) => {
      for (let turn = at; !isOver && server.isRunning(); turn += 1) {
        const asked = questions[turn % questions.length];
        const headers = { ...asked?.headers, 'x-forwarded-for': `198.51.100.${at + 1}` };
        if (asked) statuses.push((await ask(server.url, { ...asked, headers }, PATIENCE_MS)).status);
      }
    });
    const [healthy, loaded] = await Promise.all([
      probes(server.url, health, seconds),
      probes(server.url, statusPage.ours, seconds),
    ]);
    isOver = true;
    await Promise.all(clients);
    const ms = (found: Probe[]) => found.map(([, each]) => each);
    const outcomes = new Map<string, number>();
    for (const status of statuses)
      outcomes.set(String(status ?? 'none'), (outcomes.get(String(status ?? 'none')) ?? 0) + 1);
    return {
      rows: [],
      facts: [
        { what: what('the server with a heap of 400 MiB'), value: server.isRunning() ? 'lives' : 'ended' },
        {
          what: what('/health, median and longest'),
          value: `${count(median(ms(healthy)))} ms, ${count(Math.max(...ms(healthy)))} ms (of ${healthy.length})`,
        },
        {
          what: what('status page of a reader beside that without load, medians'),
          value: `× ${count(median(ms(loaded)) / median(ms(unloaded)))} (${count(median(ms(loaded)))} ms, ${count(median(ms(unloaded)))} ms; ${loaded.filter(([status]) => status !== 200).length} of ${loaded.length} not answered)`,
        },
        {
          what: what('answers by status'),
          value: [...outcomes].map(([status, times]) => `${status}: ${times}`).join(', '),
        },
      ],
    };
  } finally {
    await server.stop();
  }
}
