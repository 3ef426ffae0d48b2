import type { Logger } from 'drizzle-orm';
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
