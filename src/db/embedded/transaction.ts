import type { Transaction } from '@electric-sql/pglite';
import type { Db } from '../database.ts';
import { GivenUpError } from '../outcome.ts';
import type { Terms } from '../transact.ts';

/** Nothing can interrupt a statement here, so a statement for which nobody waits is the last one. */
export async function transactEmbedded<T>(
  db: Db,
  work: (tx: Db) => Promise<T>,
  { signal, onEnd }: Terms,
): Promise<T> {
  let isCommitting = false;
  try {
    return await db.transaction(async (tx) => {
      // It may have waited for others.
      if (signal) refuseOnceAborted(tx as Db, signal);
      signal?.throwIfAborted();
      const result = await work(tx as Db);
      signal?.throwIfAborted();
      isCommitting = true;
      onEnd?.('COMMITTING');
      return result;
    });
  } catch (error) {
    if (isCommitting) onEnd?.('REFUSED');
    else if (signal?.aborted) throw new GivenUpError();
    throw error;
  }
}

function refuseOnceAborted(tx: Db, signal: AbortSignal): void {
  const { client } = (tx as unknown as { session: { client: Transaction } }).session;
  const query = client.query.bind(client) as (...given: unknown[]) => Promise<never>;
  client.query = async (...given: unknown[]) => {
    signal.throwIfAborted();
    return query(...given);
  };
}
