import { z } from 'zod';
import { type Db, type Terms, transact } from '../../db/index.ts';
import { appendAuditEvent } from '../audit/append.ts';
import { parse } from '../parse.ts';
import { line } from '../text.ts';
import type { Act, Actor } from './act.ts';
import { claimKey, keepAnswer } from './idempotency.ts';
import { assertLikely } from './likely.ts';
import { assertMay, assertMayFor } from './permissions.ts';
import { useOnce } from './use-once.ts';
import type { Viewer } from './viewer.ts';

const OfAll = z.object({ idempotencyKey: line().nullish(), confirmDates: z.boolean().nullish() });

/** On whose behalf an act runs, and what more it is to do. */
interface Performed<Answer> extends Omit<Actor, 'viewer'>, Terms {
  viewer: Viewer | null;
  /** Reads what is to be shown of what was done, in the act's transaction: once that is committed, nothing can fail. */
  show?: (tx: Db, answer: Answer) => Promise<object>;
}

/**
 * The one way into the tracker for people and CI systems: right → input → right to this project → one transaction of key, act and audit trail.
 * Nothing is read of the target before the right to its project is settled, so that missing and forbidden look the same.
 * @throws AccessError, ValidationError and whatever DomainError the act throws; nothing is written then, and the key stays unused.
 * OutcomeUnknownError where the connection was lost while it was committed.
 */
export async function perform<Input extends z.ZodType, Answer>(
  db: Db,
  act: Act<Input, Answer>,
  given: unknown,
  { viewer, show = async () => ({}), signal, onEnd, ...asked }: Performed<Answer>,
): Promise<Answer> {
  assertMay(viewer, act.name);
  const [input, { idempotencyKey, confirmDates }] = parse([act.input, OfAll], given);
  if (act.projectOf) assertMayFor(viewer, act.name, await act.projectOf(db, input));
  for (const permission of act.alsoNeeds?.(input) ?? []) assertMay(viewer, permission);
  const actor = { ...asked, viewer, confirmsDates: confirmDates ?? false };
  const { now } = asked;
  assertLikely(input, actor);
  const work = async (tx: Db) => {
    const claim = idempotencyKey
      ? await claimKey<Answer>(tx, { viewer, key: idempotencyKey, act: act.name, input, now })
      : null;
    if (claim?.answered) return { ...claim.answered.answer, ...(await show(tx, claim.answered.answer)) };
    if (viewer.once) await useOnce(tx, viewer.once, act.name, now);
    const done = await act.run(tx, input, actor);
    const { subject, details } = done;
    const [rows] = await Promise.all([
      show(tx, done.answer),
      subject === null ? null : appendAuditEvent(tx, actor, { act: act.name, subject, details }),
      claim && keepAnswer(tx, claim, done.answer),
      claim?.swept,
    ]);
    return { ...done.answer, ...done.shownOnce, ...rows };
  };
  return transact(db, work, { signal, onEnd });
}
