import type { Logger } from 'drizzle-orm';
import { spend } from '../base/work.ts';
import type { DatabaseOptions } from './database.ts';

/** Only pg is sent these by Drizzle; PGlite has its own way, and a count of statements must not depend on that. */
const transactionControl = /^\s*(begin|commit|rollback|savepoint|release)\b/i;

export function statementLogger({ onStatement }: DatabaseOptions): Logger | false {
  if (!onStatement) return false;
  return {
    logQuery: (statement) => {
      if (!transactionControl.test(statement)) onStatement(statement);
    },
  };
}

/** Outside transactions: what is read there is part of an act, which is counted by itself. */
export function noteRead(
  { rows, fields }: { rows: readonly unknown[]; fields: readonly unknown[] },
  { onRows }: DatabaseOptions,
): void {
  spend('statements', 1);
  spend('values', rows.length * fields.length);
  onRows?.(rows.length);
}
