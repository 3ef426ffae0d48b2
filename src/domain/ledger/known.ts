import { LRUCache } from 'lru-cache';
import { createFlights, type Flights } from '../../base/flights.ts';
import { currentWork, withWork } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { ledgerVersion } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';

/** About the whole tracker on a day, or what somebody's filter finds in it: of these there are so many that they would drive out the others. */
type Kind = 'WHOLE' | 'FOUND';

interface Known {
  version: number;
  values: Record<Kind, LRUCache<string, object>>;
  underWay: Flights<object>;
}

const known = new WeakMap<Db, Known>();

/** Of each kind, for one version. */
const MOST_KEPT = 16;
const place = () => new LRUCache<string, object>({ max: MOST_KEPT });

/**
 * Values computed from the whole tracker, not from the rows that are shown: once for as long as nothing is written, and once
 * for all that ask at a time. They must depend on the key and the database alone. A transaction sees what no version counts
 * yet, so it computes them again.
 */
export async function knownOf<Value extends object>(
  db: Db,
  key: string,
  read: () => Promise<Value>,
  kind: Kind = 'WHOLE',
): Promise<Value> {
  if ('rollback' in db) return read();
  const version = await versionOf(db);
  let kept = known.get(db);
  // Whoever read the version later knows better.
  if (!kept || kept.version < version) {
    kept = { version, values: { WHOLE: place(), FOUND: place() }, underWay: createFlights() };
    known.set(db, kept);
  }
  const { underWay } = kept;
  const values = kept.values[kind];
  const there = values.get(key);
  if (there) return there as Value;
  // Others wait for it as well: it goes on when the one that asked first is gone, and ends when all of them are.
  // Whoever asked first is charged for it.
  const { signal: reader, effort } = currentWork() ?? {};
  const { result } = await underWay.join(key, reader, async ({ signal }) => {
    const work = { deadline: Number.POSITIVE_INFINITY, signal, ...(effort && { effort }) };
    const value = await withWork(work, read);
    values.set(key, value);
    return value;
  });
  return result as Value;
}

/** Of lists in which what there is depends on their points and the database alone: counted once for as long as nothing is written. */
export const keepCounts = (db: Db, name: string, counts: () => Promise<number[]>): Promise<number[]> =>
  knownOf(db, name, counts, 'FOUND');

const asked = new WeakMap<Db, Promise<number>>();

/** Those that ask in one turn of the event loop ask together: nobody can have heard of a write that came after the first of them. */
function versionOf(db: Db): Promise<number> {
  const there = asked.get(db);
  if (there) return there;
  const reading = readVersion(db);
  asked.set(db, reading);
  setImmediate(() => asked.delete(db));
  return reading;
}

async function readVersion(db: Db): Promise<number> {
  const [row] = await prepared(db, 'version of the ledger', () =>
    db.select({ version: ledgerVersion.version }).from(ledgerVersion),
  ).execute({});
  if (!row) throw new Error('Expected one row in ledger_version, got none.');
  return row.version;
}
