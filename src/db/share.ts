import { currentWork, type Work } from '../base/work.ts';

/** Lets so many of what one request does go on at once; more of it waits its turn, while others pass. */
export interface Share {
  run<Result>(start: () => Promise<Result>): Promise<Result>;
}

interface Held {
  running: number;
  waiting: (() => void)[];
}

/** What belongs to no request is let through: it is the server's own. */
export function createShare(most: number): Share {
  const held = new WeakMap<Work, Held>();

  function heldBy(work: Work): Held {
    const found = held.get(work) ?? { running: 0, waiting: [] };
    held.set(work, found);
    return found;
  }

  return {
    run(start) {
      const work = requestOf(currentWork());
      if (!work) return start();
      const of = heldBy(work);
      const done = () => {
        const next = of.waiting.shift();
        if (next) next();
        else of.running -= 1;
      };
      if (of.running < most) {
        of.running += 1;
        return start().finally(done);
      }
      // Whose turn it is takes the place over, so that nobody comes in between.
      return new Promise<void>((resolve) => of.waiting.push(resolve)).then(() => start().finally(done));
    },
  };
}

function requestOf(work: Work | undefined): Work | undefined {
  let found = work;
  while (found?.partOf) found = found.partOf;
  return found;
}
