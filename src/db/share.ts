import { currentWork, type Work } from '../base/work.ts';

/** Lets so many go on at once; the others wait their turn. */
export interface Gate {
  run<Result>(start: () => Promise<Result>): Promise<Result>;
}

/** @param patienceMs whoever takes longer no longer keeps the next one waiting; left out: the next one waits to the end */
export function createGate(most: number, patienceMs?: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const runInside = <Result>(start: () => Promise<Result>): Promise<Result> => {
    if (patienceMs === undefined) return start().finally(leave);
    let hasLeft = false;
    const leaveOnce = () => {
      if (!hasLeft) leave();
      hasLeft = true;
    };
    const timer = setTimeout(leaveOnce, patienceMs);
    return start().finally(() => {
      clearTimeout(timer);
      leaveOnce();
    });
  };
  return {
    run(start) {
      if (running < most) {
        running += 1;
        return runInside(start);
      }
      // Whose turn it is takes the place over, so that nobody comes in between.
      return new Promise<void>((resolve) => waiting.push(resolve)).then(() => runInside(start));
    },
  };
}

/**
 * Lets so many of what one request does go on at once; more of it waits its turn, while others pass. What belongs to no request is
 * let through: it is the server's own.
 */
export function createShare(most: number): Gate {
  const gates = new WeakMap<Work, Gate>();
  return {
    run(start) {
      const work = requestOf(currentWork());
      if (!work) return start();
      const gate = gates.get(work) ?? createGate(most);
      gates.set(work, gate);
      return gate.run(start);
    },
  };
}

function requestOf(work: Work | undefined): Work | undefined {
  let found = work;
  while (found?.partOf) found = found.partOf;
  return found;
}
