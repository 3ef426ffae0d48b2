import type pg from 'pg';
import { beginWith } from '../begin-with.ts';
import { GivenUpError, OutcomeUnknownError } from '../outcome.ts';
import type { Terms } from '../transact.ts';
import { isConnectionLost } from '../unavailable.ts';
import { cancelUntil } from './cancel.ts';
import type { NameOf } from './names.ts';
import { oneWrite } from './one-write.ts';

/** Control of savepoints: its failure is that of the transaction, which the next statement finds, or COMMIT by its answer. */
const UNAWAITED = /^(savepoint|release savepoint|rollback to savepoint) /;

/** A connection during one transaction, as Drizzle is handed it. */
export interface TransactionClient {
  client: pg.PoolClient;
  /** Begins a transaction on these terms; the function that it returns says whether the connection can be used again afterwards. */
  begin(terms: Terms): () => boolean;
}

/**
 * Stands between Drizzle and a connection: sends nothing further once the transaction is given up, cancels what is running
 * then, and checks the answer to COMMIT. Savepoints cost no wait of their own.
 */
export function transactionClient(
  client: pg.PoolClient,
  config: pg.ClientConfig,
  nameOf: NameOf,
): TransactionClient {
  let terms: Terms = {};
  let isLost = false;
  let underWay = 0;
  /** They are answered in the order in which they are sent. */
  let lastAnswer: Promise<unknown> = Promise.resolve();
  let isCommitting = false;
  /** BEGIN leaves with the first statement, so that it costs no wait of its own. */
  let hasBegun = false;
  const hold = oneWrite(client, process.nextTick);

  async function send(statement: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    underWay += 1;
    const isFirst = !hasBegun;
    hasBegun = true;
    hold();
    try {
      const answer = isFirst
        ? beginWith(client, statement, values)
        : client.query(named(statement, values), values);
      lastAnswer = answer;
      return await answer;
    } catch (error) {
      isLost ||= isConnectionLost(error);
      throw terms.signal?.aborted && !isCommitting ? new GivenUpError() : error;
    } finally {
      underWay -= 1;
    }
  }

  /** Without values it controls the transaction, or asks several things at once. */
  function named(statement: pg.QueryConfig, values: unknown[] | undefined): pg.QueryConfig {
    const name = statement.name || !values?.length ? null : nameOf(statement.text);
    return name === null ? statement : { ...statement, name };
  }

  async function commit(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    isCommitting = true;
    terms.onEnd?.('COMMITTING');
    try {
      const result = await send(statement);
      // A transaction in which something failed unseen is rolled back, and that is no error to PostgreSQL.
      if (result.command !== 'COMMIT') throw new Error(`Expected a commit, got ${result.command}.`);
      return result;
    } catch (error) {
      if (isConnectionLost(error)) throw new OutcomeUnknownError(error);
      terms.onEnd?.('REFUSED');
      throw error;
    }
  }

  async function rollback(statement: pg.QueryConfig): Promise<pg.QueryResult | null> {
    // Its end is the transaction's end.
    if (isLost) return null;
    return send(statement).catch((error) => {
      isLost = true;
      if (terms.signal?.aborted || isConnectionLost(error)) return null;
      throw error;
    });
  }

  function query(statement: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult | null> {
    const { text } = statement;
    if (text === 'rollback') return hasBegun ? rollback(statement) : Promise.resolve(null);
    if (terms.signal?.aborted) return Promise.reject(new GivenUpError());
    if (text === 'begin' || (text === 'commit' && !hasBegun)) return Promise.resolve(null);
    if (text === 'commit') return commit(statement);
    if (!UNAWAITED.test(text)) return send(statement, values);
    send(statement).catch(() => {});
    return Promise.resolve(null);
  }

  return {
    client: Object.create(client, { query: { value: query } }) as pg.PoolClient,
    begin(given) {
      terms = given;
      isLost = false;
      isCommitting = false;
      hasBegun = false;
      const { signal } = given;
      const giveUp = () => {
        if (underWay === 0 || isCommitting) return;
        isLost = true;
        cancelUntil(config, client, lastAnswer).catch(() => {});
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      return () => {
        signal?.removeEventListener('abort', giveUp);
        return !isLost;
      };
    },
  };
}
