import type { Db } from '../db/index.ts';
import { mapFaster } from './row-mapper.ts';

interface Statement<Result> {
  execute(values: Record<string, unknown>): Promise<Result>;
}

const statements = new WeakMap<object, Map<string, Statement<unknown>>>();

/** What a statement is bound to. Transactions over one connection have it in common. */
const sessionOf = (db: Db): object => (db as unknown as { session: object }).session;

/**
 * A statement that is built once per session and then only executed; on PostgreSQL it is also parsed once per
 * connection, under its name. Whatever differs between two executions must be a placeholder: the name stands for the text.
 */
export function prepared<Result>(
  db: Db,
  name: string,
  build: () => { prepare(name: string): Statement<Result> },
): Statement<Result> {
  const session = sessionOf(db);
  const known = statements.get(session) ?? new Map<string, Statement<unknown>>();
  statements.set(session, known);
  const statement = known.get(name) ?? mapFaster(build().prepare(name));
  known.set(name, statement);
  return statement as Statement<Result>;
}
