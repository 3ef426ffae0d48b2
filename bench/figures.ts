import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask } from './ask.ts';
import type { Asked, Kind } from './asked/asked.ts';
import { median } from './measure.ts';
import { type Server, startServer } from './servers/start.ts';

/** What one request took: medians over its rounds, with nothing kept. */
export interface Figure {
  kind: Kind;
  of: string;
  name: string;
  /** The status of the answer, or the code of its first error; or that none came in time, or that the server ended. */
  outcome: number | string;
  ms: number;
  firstByteMs: number;
  /** Of the server's process, all threads of it. */
  cpuMs: number;
  statements: number;
  bytes: number;
  /** In a file. */
  rows: number | null;
  /** So many points fewer are left for it; null where the server does not say. */
  cost: number | null;
}

const NO_ANSWER = 'no answer';
const KILLED = 'killed the server';
/** Nothing came of which statements and bytes could be told. */
export const ENDED: readonly (number | string)[] = [NO_ANSWER, KILLED];

export interface Bounds {
  rounds: number;
  /** No further round after this, so that what is slow is asked once. */
  enoughMs: number;
  /** A request is given up after this, and the server that was asked ended. */
  patienceMs: number;
  heapMiB: number;
}

/** Nothing kept, nobody counted, and no more memory than a small machine has. */
const settings = (heapMiB: number) => ({
  LOG_LEVEL: 'silent',
  SIG_STATUS_SEED: 'off',
  SIG_STATUS_KEEP_BYTES: '0',
  SIG_STATUS_READS_PER_MINUTE: '10000000',
  SIG_STATUS_POINTS_PER_MINUTE: '1000000000',
  NODE_OPTIONS: `--max-old-space-size=${heapMiB}`,
});

const health = { path: '/health' };
/** More than it takes until a query is compiled. */
const TIMES_TO_WARM = 25;

/** Asks each question of a server on this database; a server that ends, or has to be ended, is followed by another. */
export async function figuresOf(
  url: string,
  questions: readonly Asked[],
  bounds: Bounds,
  told: (figure: Figure) => void = () => {},
): Promise<Figure[]> {
  const start = () => startServer('ours', { DATABASE_URL: url, ...settings(bounds.heapMiB) }, health);
  const figures: Figure[] = [];
  let server = await start();
  try {
    let own = await ownOf(server);
    for (const asked of questions) {
      const figure = await figureOf(server, asked, own, bounds);
      told(figure);
      figures.push(figure);
      if (!ENDED.includes(figure.outcome) && (await isAwake(server))) continue;
      await server.stop();
      server = await start();
      own = await ownOf(server);
    }
  } finally {
    await server.stop();
  }
  return figures;
}

/** What is asked often is compiled: as it is in a server that has run for a while. */
async function warmUp(server: Server, asked: Asked, { enoughMs, patienceMs }: Bounds): Promise<void> {
  const until = performance.now() + enoughMs / 3;
  for (let times = 0; times < TIMES_TO_WARM && performance.now() < until; times += 1)
    await ask(server.url, asked, patienceMs);
}

async function figureOf(server: Server, asked: Asked, own: Own, bounds: Bounds): Promise<Figure> {
  const seen: (Answer & Counted & { points: number | null })[] = [];
  const base = { kind: asked.kind, of: asked.of, name: asked.name };
  // What draws is a thread of its own, which goes on compiling itself after its first pictures.
  if (asked.path.endsWith('.png')) {
    for (let drawn = 0; drawn < 5; drawn += 1) await ask(server.url, asked, bounds.patienceMs);
    await sleep(3000);
  }
  const begun = performance.now();
  // The first round compiles, prepares and warms up; it counts where there is no other.
  for (let round = 0; round <= bounds.rounds; round += 1) {
    if (round > 0 && performance.now() - begun > bounds.enoughMs) break;
    if (round === 1) await warmUp(server, asked, bounds);
    const left = await pointsLeft(server);
    const before = await counted(server);
    const answer = await ask(server.url, asked, bounds.patienceMs);
    const after = answer.status === null ? null : await counted(server);
    const leftThen = after && (await pointsLeft(server));
    if (!before || !after) {
      // An answer that broke off may be the last thing a process did.
      await sleep(300);
      const outcome = server.isRunning() ? NO_ANSWER : KILLED;
      return { ...base, outcome, ...nothing, ms: answer.ms };
    }
    if (round === 1) seen.pop();
    seen.push({
      ...answer,
      cpu: after.cpu - before.cpu - own.cpu,
      statements: after.statements - before.statements,
      // A minute may have begun anew in between.
      points: left === null || !leftThen || leftThen > left ? null : left - leftThen - own.points,
    });
  }
  const last = seen.at(-1);
  if (!last) throw new Error(`${asked.name} was not asked.`);
  const of = (value: (each: (typeof seen)[number]) => number) => median(seen.map(value));
  const code = asked.path === '/graphql' ? codeOf(last) : null;
  const charged = seen.flatMap(({ points }) => points ?? []);
  return {
    ...base,
    outcome: code ?? last.status ?? NO_ANSWER,
    ms: of(({ ms }) => ms),
    firstByteMs: of(({ firstByteMs }) => firstByteMs),
    cpuMs: Math.max(
      0,
      of(({ cpu }) => cpu),
    ),
    statements: Math.round(of(({ statements }) => statements)),
    bytes: last.bytes,
    rows: asked.row && last.status === 200 ? (last.body.match(asked.row)?.length ?? 0) : null,
    cost: charged.length > 0 ? median(charged) : null,
  };
}

const nothing = {
  firstByteMs: Number.NaN,
  cpuMs: Number.NaN,
  statements: Number.NaN,
  bytes: 0,
  rows: null,
  cost: null,
};

function codeOf({ body }: Answer): string | null {
  const { errors = [] } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] };
  const [error] = errors;
  return error ? (error.extensions?.code ?? 'an error') : null;
}

async function pointsLeft(server: Server): Promise<number | null> {
  const question = { path: '/graphql', body: JSON.stringify({ query: '{ channel { slug } }' }) };
  const answer = await ask(server.url, question, 5000);
  const left = /"points";r=(\d+)/.exec(String(answer.headers.ratelimit));
  return left ? Number(left[1]) : null;
}

interface Counted {
  cpu: number;
  statements: number;
}

/** What the process has used so far, in ms of CPU; null where it does not say so. */
async function counted(server: Server): Promise<Counted | null> {
  const { status, body } = await ask(server.url, { path: '/metrics' }, 5000);
  if (status !== 200) return null;
  const of = (name: string) => Number(new RegExp(`^${name} ([\\d.e-]+)`, 'm').exec(body)?.[1]);
  return { cpu: of('process_cpu_seconds_total') * 1000, statements: of('sig_status_statements_total') };
}

/** What it takes to ask how much was used, and how much is left. */
interface Own {
  cpu: number;
  points: number;
}

async function ownOf(server: Server): Promise<Own> {
  const step = async (read: () => Promise<number | null | undefined>) => {
    const readings: number[] = [];
    for (let round = 0; round < 12; round += 1) readings.push((await read()) ?? Number.NaN);
    return median(readings.slice(4).map((each, at) => each - (readings[at + 3] ?? Number.NaN)));
  };
  return {
    cpu: await step(async () => (await counted(server))?.cpu),
    points: -(await step(() => pointsLeft(server))),
  };
}

/** Whether the server still answers soon: an answer that was given up may be worked on for a long time. */
async function isAwake(server: Server): Promise<boolean> {
  return (await ask(server.url, health, 2000)).status === 200;
}
