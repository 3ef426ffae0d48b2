import { LRUCache } from 'lru-cache';
import { RETRY_AFTER } from '../../base/retry.ts';
import { WorkEnded } from '../../base/work.ts';
import { HttpProblem } from '../problem.ts';

/** A place among those who are computed for; to be left in every case. */
export interface Place {
  leave(): void;
}

export interface Admission {
  /**
   * Comes back when there is room for work of this cost: what is light passes beside what is heavy, and among those who wait
   * the client goes first for whom least has been computed while the server was busy.
   * @throws WorkEnded when the signal is aborted, and 503 where too many wait.
   */
  enter(client: string, cost: number, signal?: AbortSignal): Promise<Place>;
}

/** What costs more than this goes to the heavy ones; every page of the site is light. */
export const LIGHT_POINTS = 6000;
/** Points of light work that are under way at once. */
export const LIGHT_AT_ONCE = 2 * LIGHT_POINTS;
/** Heavy work that is under way at once: its memory is theirs all together. */
const HEAVY_AT_ONCE = 2;
const MOST_WAITING = 500;

/** Two lines: by points where work is light, by count where it is heavy. */
export function createAdmission(): Admission {
  const light = createLine(LIGHT_AT_ONCE);
  const heavy = createLine(HEAVY_AT_ONCE);
  return {
    enter: (client, cost, signal) =>
      cost > LIGHT_POINTS ? heavy(client, 1, signal) : light(client, Math.max(1, cost), signal),
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
