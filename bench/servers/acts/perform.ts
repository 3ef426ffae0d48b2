import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { assertMay, type Bearer, bearerOf } from './credential.ts';
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

const KEPT_MS = 24 * 3_600_000;

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

const keyIn = (given: unknown): string | null =>
  (given as { idempotencyKey?: string }).idempotencyKey?.normalize('NFC').trim() || null;

/** Takes the key, and gives what was answered under it before; keys that have run out are swept meanwhile. */
async function claimed(
  rows: Rows,
  act: string,
  key: string,
  input: unknown,
  { tokenId }: Bearer,
  now: Date,
): Promise<Record<string, unknown> | null> {
  const bearer = `token:${tokenId}`;
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const cutoff = new Date(now.getTime() - KEPT_MS).toISOString();
  const [taken] = await rows(
    'claim',
    `with swept as (
       delete from idempotency_keys where (bearer, key) in (
         select bearer, key from idempotency_keys where created_at < $6 and (bearer, key) <> ($1, $2)
         order by created_at limit 100 for update skip locked)
     )
     insert into idempotency_keys (bearer, key, act, input_hash, answer, created_at) values ($1, $2, $3, $4, 'null', $5)
     on conflict (bearer, key) do update set act = $3, input_hash = $4, answer = 'null', created_at = $5
       where idempotency_keys.created_at < $6
     returning key`,
    [bearer, key, act, hash, now.toISOString(), cutoff],
  );
  if (taken) return null;
  const [known] = await rows<{ act: string; input_hash: string; answer: Record<string, unknown> }>(
    'known key',
    'select act, input_hash, answer from idempotency_keys where bearer = $1 and key = $2',
    [bearer, key],
  );
  if (known?.act !== act || known.input_hash !== hash)
    throw new Refused(400, 'Expected a key that is new, or the same input again.');
  return known.answer;
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
