import { LRUCache } from 'lru-cache';
import { RETRY_AFTER } from '../../base/retry.ts';
import { WorkEnded } from '../../base/work.ts';
import { HttpProblem } from '../problem.ts';

/** A place among the running computations; every holder must leave it. */
export interface Place {
  leave(): void;
}

export interface Admission {
  /**
   * Resolves when there is room for work of this cost: light work passes heavy work, and among those that wait the client goes
   * first for which least has been computed while the server was busy.
   * @throws WorkEnded when the signal is aborted, and 503 where too many wait.
   */
  enter(client: string, work: Asked, signal?: AbortSignal): Promise<Place>;
}

interface Asked {
  /** In points. */
  cost: number;
  /** Part of a page or file of the site: its documents are known, and bounded. */
  isOfSite?: boolean;
}

/** What costs at most so much is quick. */
export const QUICK_POINTS = 1000;
export const QUICK_AT_ONCE = 4 * QUICK_POINTS;
/** What costs more than this is heavy. */
export const LIGHT_POINTS = 6000;
const MOST_WAITING = 500;

/**
 * Lines beside each other, each with its own room: what is quick waits for nothing that takes long, and the pages of the site for
 * nothing that somebody made up. What is not quick is computed one by one in its line: more would only take turns, and hold its memory
 * for longer.
 */
export function createAdmission(): Admission {
  const quick = createLine(QUICK_AT_ONCE);
  const site = createLine(1);
  const light = createLine(1);
  const heavy = createLine(1);
  return {
    enter(client, { cost, isOfSite = false }, signal) {
      const size = Math.max(1, cost);
      if (size <= QUICK_POINTS) return quick(client, size, signal);
      if (isOfSite) return site(client, size, signal);
      return size <= LIGHT_POINTS ? light(client, size, signal) : heavy(client, 1, signal);
    },
  };
}

interface Waiting {
  size: number;
  enter: () => void;
}

/** Room for so much at once. Each client has a line of its own. */
function createLine(room: number) {
  let used = 0;
  let count = 0;
  const clients = new Map<string, Waiting[]>();
  /** What each client has had since nobody was computed for last. */
  const had = new LRUCache<string, number>({ max: 10_000 });

  function take(client: string, size: number): void {
    used += size;
    had.set(client, (had.get(client) ?? 0) + size);
  }

  function least(): [string, Waiting[]] | undefined {
    let best: [string, Waiting[]] | undefined;
    for (const entry of clients)
      if (!best || (had.get(entry[0]) ?? 0) < (had.get(best[0]) ?? 0)) best = entry;
    return best;
  }

  function leaveOnce(size: number): Place {
    let isIn = true;
    return {
      leave() {
        if (!isIn) return;
        isIn = false;
        used -= size;
        letIn();
        if (used === 0) had.clear();
      },
    };
  }

  /** The first of the client who has had least; then that client goes to the end. */
  function letIn(): void {
    for (;;) {
      const next = least();
      const first = next?.[1][0];
      if (!next || !first || (used > 0 && used + first.size > room)) return;
      const [client, line] = next;
      line.shift();
      clients.delete(client);
      if (line.length > 0) clients.set(client, line);
      count -= 1;
      take(client, first.size);
      first.enter();
    }
  }

  function dropOut(client: string, waiting: Waiting): void {
    const line = clients.get(client);
    const at = line?.indexOf(waiting) ?? -1;
    if (!line || at < 0) return;
    line.splice(at, 1);
    count -= 1;
    if (line.length === 0) clients.delete(client);
    // Whoever stood behind a large one may fit.
    letIn();
  }

  return async (client: string, size: number, signal?: AbortSignal): Promise<Place> => {
    if (signal?.aborted) throw new WorkEnded('ABORTED');
    if (count === 0 && (used === 0 || used + size <= room)) {
      take(client, size);
      return leaveOnce(size);
    }
    if (count >= MOST_WAITING)
      throw new HttpProblem(503, 'UNAVAILABLE', 'Too many requests wait to be computed; try again shortly.', {
        headers: { 'Retry-After': RETRY_AFTER },
      });
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        size,
        enter() {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      const abort = () => {
        dropOut(client, waiting);
        reject(new WorkEnded('ABORTED'));
      };
      const line = clients.get(client) ?? [];
      line.push(waiting);
      clients.set(client, line);
      count += 1;
      signal?.addEventListener('abort', abort, { once: true });
      letIn();
    });
    return leaveOnce(size);
  };
}
