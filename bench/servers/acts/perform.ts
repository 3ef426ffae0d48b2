import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { assertMay, type Bearer, bearerOf } from './credential.ts';
import { claimed, keyIn } from './key.ts';
import { Refused, type Rows, rowsOf } from './rows.ts';

/** What is left to be written, with the audit trail and the answer under the key: one statement that returns one row with its id. */
export interface Writing {
  name: string;
  statement: string;
  values: unknown[];
  /** Of the row, as the audit trail names it. */
  type: string;
  details: object;
  /** What is kept of the answer beside the id. */
  answer: object;
  /** As what the id is kept. */
  idIs: string;
}

export interface Act<Input> {
  name: string;
  roles: readonly string[];
  /** @throws Refused */
  read(given: unknown): Input;
  projectOf(input: Input): string;
  run(rows: Rows, input: Input, by: { personId: number; now: Date }): Promise<Writing>;
  /** The row that the answer shows. */
  shown(rows: Rows, answer: Record<string, unknown>): Promise<object>;
}

/** Credential, right, right to the project, and one transaction of key, act and audit trail. */
export async function perform<Input>(
  pool: pg.Pool,
  act: Act<Input>,
  given: unknown,
  authorization: string | undefined,
): Promise<object> {
  const now = new Date();
  const bearer = await bearerOf(rowsOf(pool), authorization, now);
  const input = act.read(given);
  assertMay(bearer, act.roles, act.projectOf(input));
  const client = await pool.connect();
  let isOver = false;
  try {
    const rows = rowsOf(client);
    await client.query('begin');
    const key = keyIn(given);
    const known = key === null ? null : await claimed(rows, act.name, key, input, bearer, now);
    const shown = known
      ? await act.shown(rows, known)
      : await written(rows, act, await act.run(rows, input, { personId: bearer.personId, now }), key, bearer);
    await client.query('commit');
    isOver = true;
    return shown;
  } catch (error) {
    if (!isOver) await client.query('rollback');
    throw refusalOf(error);
  } finally {
    client.release();
  }
}

async function written<Input>(
  rows: Rows,
  act: Act<Input>,
  { name, statement, values, type, details, answer, idIs }: Writing,
  key: string | null,
  { personId, tokenId }: Bearer,
): Promise<object> {
  const at = (place: number) => `$${values.length + place}`;
  const [row] = await rows<{ shown: object }>(
    `write ${name}`,
    `with ${statement},
     told as (
       insert into audit_events (actor_id, token_id, act, subject, details, request_id)
       select ${at(1)}, ${at(2)}, ${at(3)}, ${at(4)} || ':' || id, ${at(5)}, ${at(6)} from written
     ), kept as (
       update idempotency_keys set answer = jsonb_build_object(${at(7)}::text, written.id) || ${at(8)}::jsonb from written
       where bearer = ${at(9)} and key = ${at(10)}
     )
     select row_to_json(written) as shown from written`,
    [
      ...values,
      personId,
      tokenId,
      act.name,
      type,
      JSON.stringify(details),
      randomUUID(),
      idIs,
      JSON.stringify(answer),
      `token:${tokenId}`,
      key,
    ],
  );
  if (!row) throw new Error(`${act.name} wrote nothing.`);
  return row.shown;
}

/** What the database refuses of a move, as a person can act on it. */
function refusalOf(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  return code === 'SS002' || code === 'SS003' ? new Refused(409, message) : error;
}
