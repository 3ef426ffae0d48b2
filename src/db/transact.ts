import { noteWrite } from './can-write.ts';
import type { Db } from './database.ts';

/** On which terms a transaction runs. */
export interface Terms {
  /** Aborted when nobody waits for the outcome any longer: a transaction that is not committed yet is then rolled back. */
  signal?: AbortSignal;
  /** Hears, before COMMIT is sent, that there is no way back; and where COMMIT was refused, that nothing was done. */
  onEnd?: (end: 'COMMITTING' | 'REFUSED') => void;
}

export type Transact = <T>(work: (tx: Db) => Promise<T>, terms: Terms) => Promise<T>;

const ways = new WeakMap<Db, Transact>();

/** How a database runs transactions that can be given up. */
export const transactBy = (db: Db, transact: Transact): void => void ways.set(db, transact);

/**
 * A transaction that can be given up.
 * @throws GivenUpError where it was given up, OutcomeUnknownError where the connection was lost while it was committed
 */
export async function transact<T>(db: Db, work: (tx: Db) => Promise<T>, terms: Terms = {}): Promise<T> {
  const way = ways.get(db);
  try {
    const result = await (way ? way(work, terms) : db.transaction(work));
    noteWrite(db, null);
    return result;
  } catch (error) {
    noteWrite(db, error);
    throw error;
  }
}
