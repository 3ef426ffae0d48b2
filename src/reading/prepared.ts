import type { Db } from '../db/index.ts';
import { mapFaster } from './row-mapper.ts';

interface Statement<Result> {
  execute(values: Record<string, unknown>): Promise<Result>;
}

const statements = new WeakMap<Db, Map<string, Statement<unknown>>>();

/**
 * A statement that is built once per database handle and then only executed; on PostgreSQL it is also parsed once per
 * connection, under its name. Whatever differs between two executions must be a placeholder: the name stands for the text.
 */
export function prepared<Result>(
  db: Db,
  name: string,
  build: () => { prepare(name: string): Statement<Result> },
): Statement<Result> {
  const known = statements.get(db) ?? new Map<string, Statement<unknown>>();
  statements.set(db, known);
  const statement = known.get(name) ?? mapFaster(build().prepare(name));
  known.set(name, statement);
  return statement as Statement<Result>;
}
