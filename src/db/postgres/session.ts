import type pg from 'pg';

/** A server process of PostgreSQL; a pid alone is given away again. */
export interface Backend {
  pid: number;
  /** Microseconds since 1970. */
  startedAt: number;
}

/**
 * Days, instants and their text must not depend on how the server is set up, nor what an act waits for and what it sees. Statements
 * are planned once for each connection: what they are given are points and keys, which change nothing in their plans, and planning
 * costs as much as they do. A merge join would walk an index from its start for each of those points, where it expects to end early.
 * Nobody reads notices, and a statement may give one for each row.
 */
export async function prepareSession(client: pg.ClientBase): Promise<Backend> {
  const results = (await client.query(
    `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set idle_session_timeout to 0;
     set lock_timeout to 0; set default_transaction_isolation to 'read committed';
     set plan_cache_mode to force_generic_plan; set jit to off; set enable_mergejoin to off;
     set client_min_messages to warning;
     select pid, (extract(epoch from backend_start) * 1000000)::bigint as "startedAt"
     from pg_stat_activity where pid = pg_backend_pid()`,
  )) as unknown as pg.QueryResult<Backend>[];
  const backend = results.at(-1)?.rows[0];
  if (!backend) throw new Error('PostgreSQL does not know its own backend');
  return backend;
}
