import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  giveWay,
  hasCome,
  inNextRound,
  isTurnOver,
  isWorkLeft,
  mapInTurns,
  TURN_MS,
  type Work,
  WorkEnded,
  withWork,
} from '../../src/base/work.ts';

/** What the clock says; computing is what moves it. */
let clock = 0;
beforeEach(async () => {
  clock = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  await nextTurn();
});
afterEach(() => vi.restoreAllMocks());

/** Computes for so long, in steps of 5 ms, and tells of each. */
async function compute(ms: number, step: () => void = () => {}) {
  for (let done = 0; done < ms; done += 5) {
    if (isTurnOver()) await giveWay();
    clock += 5;
    step();
  }
}

/** How long the loop was kept from looking at what came, turn by turn, until the work is done. */
async function turnsOf(work: Promise<unknown>): Promise<number[]> {
  const turns: number[] = [];
  let isDone = false;
  work.then(
    () => {
      isDone = true;
    },
    () => {
      isDone = true;
    },
  );
  while (!isDone) {
    const before = clock;
    await nextTurn();
    turns.push(clock - before);
  }
  return turns;
}

test('what computes lets others come in, at the latest after a turn', async () => {
  const turns = await turnsOf(compute(1000));
  expect(Math.max(...turns)).toBeLessThanOrEqual(TURN_MS + 5);
  expect(turns.length).toBeGreaterThanOrEqual(1000 / (TURN_MS + 5));
});

test('a turn lasts no longer when fifty compute', async () => {
  const turns = await turnsOf(Promise.all(Array.from({ length: 50 }, () => compute(100))));
  expect(Math.max(...turns)).toBeLessThanOrEqual(2 * (TURN_MS + 5));
});

test('what takes little is done before what takes long', async () => {
  const done: string[] = [];
  const work = (): Work => ({ deadline: Number.POSITIVE_INFINITY });
  const long = Array.from({ length: 20 }, () =>
    withWork(work(), () => compute(500)).then(() => done.push('long')),
  );
  await nextTurn();
  await nextTurn();
  await withWork(work(), () => compute(40)).then(() => done.push('short'));
  await Promise.all(long);
  expect(done[0]).toBe('short');
});

test('what takes less than a turn never waits', async () => {
  let isElsewhere = false;
  setImmediate(() => {
    isElsewhere = true;
  });
  expect(await mapInTurns([1, 2, 3], (one, index) => one * index)).toEqual([0, 2, 6]);
  expect(isElsewhere).toBe(false);
});

test('work ends at its deadline, or when nobody waits for it, and says which', async () => {
  const steps = vi.fn();
  await expect(withWork({ deadline: 1100 }, () => compute(1000, steps))).rejects.toMatchObject({
    name: 'WorkEnded',
    reason: 'DEADLINE',
  });
  expect(steps).toHaveBeenCalledTimes(20);
  const client = new AbortController();
  const given = withWork({ deadline: 9000, signal: client.signal }, () =>
    compute(1000, () => client.abort()),
  );
  await expect(given).rejects.toEqual(new WorkEnded('ABORTED'));
});

test('a search can stop by itself before its work is ended', async () => {
  const found = await withWork({ deadline: 1010 }, async () => {
    let steps = 0;
    for (; isWorkLeft(); steps += 1) clock += 5;
    return steps;
  });
  expect(found).toBe(2);
  expect(isWorkLeft()).toBe(true);
});

test('what goes on after its work was given up still finds that it was', async () => {
  const gone = new AbortController();
  let goOn = () => {};
  const awaited = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let rest: Promise<unknown> = awaited;
  const work = withWork({ deadline: Number.POSITIVE_INFINITY, signal: gone.signal }, async () => {
    rest = awaited.then(giveWay);
    gone.abort();
    throw new Error('nobody waits');
  });
  await expect(work).rejects.toThrow('nobody waits');
  goOn();
  await expect(rest).rejects.toThrow(WorkEnded);
});

test('whoever comes is let in before work goes on', async () => {
  const seen: string[] = [];
  const door = createServer((socket) => {
    seen.push('somebody');
    socket.end();
  }).on('connection', hasCome);
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const { port } = door.address() as { port: number };
  const work = Promise.all(Array.from({ length: 50 }, () => compute(100, () => seen.push('step'))));
  const crowd = Array.from({ length: 30 }, () => once(connect(port, '127.0.0.1').resume(), 'close'));
  await Promise.all([work, ...crowd]);
  door.close();
  const [first, last] = [seen.indexOf('somebody'), seen.lastIndexOf('somebody')];
  const meanwhile = seen.slice(first, last).filter((each) => each === 'step');
  // One in each round, were they let in between one turn of the work and the next.
  expect(meanwhile.length).toBeLessThan(15);
});

test('a turn ends when somebody comes, and what is put off waits for a round in which nobody does', async () => {
  const seen: string[] = [];
  await nextTurn();
  expect(isTurnOver()).toBe(false);
  hasCome();
  expect(isTurnOver()).toBe(true);
  inNextRound(() => seen.push('put off'));
  for (let others = 0; others < 3; others += 1) {
    await nextTurn();
    hasCome();
    seen.push('somebody');
  }
  while (seen.at(-1) === 'somebody') await nextTurn();
  expect(seen).toEqual(['somebody', 'somebody', 'somebody', 'put off']);
  await nextTurn();
  expect(isTurnOver()).toBe(false);
});

test('and a crowd does not keep work from going on', async () => {
  let isDone = false;
  const work = compute(100).then(() => {
    isDone = true;
  });
  while (!isDone) {
    hasCome();
    await nextTurn();
  }
  await work;
  const putOff = new Promise<void>((goOn) => inNextRound(goOn)).then(() => {
    isDone = false;
  });
  while (isDone) {
    hasCome();
    await nextTurn();
  }
  await putOff;
});
