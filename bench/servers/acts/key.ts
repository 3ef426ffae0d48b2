import { createHash } from 'node:crypto';
import type { Bearer } from './credential.ts';
import { Refused, type Rows } from './rows.ts';

const KEPT_MS = 24 * 3_600_000;

export const keyIn = (given: unknown): string | null =>
  (given as { idempotencyKey?: string }).idempotencyKey?.normalize('NFC').trim() || null;

/** Takes the key, and gives what was answered under it before; keys that have run out are swept meanwhile. */
export async function claimed(
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
