import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { assertLikely } from '../../base/likely-dates.ts';
import { parse } from '../../base/parse.ts';
import { line } from '../../base/text.ts';
import { type Db, type Terms, transact } from '../../db/index.ts';
import type { Act } from './act.ts';
import { appendAuditEvent } from './audit.ts';
import { claimKey, keepAnswer } from './idempotency.ts';
import { assertMay, assertMayAct, assertMayFor } from './permissions.ts';
import { useOnce } from './use-once.ts';
import type { Actor, Viewer } from './viewer.ts';

const OfAll = z.object({ idempotencyKey: line().nullish(), confirmDates: z.boolean().nullish() });

/** On whose behalf an act runs, and what more it is to do. */
interface Performed<Answer> extends Omit<Actor, 'viewer'>, Terms {
  viewer: Viewer | null;
  /** Does everything and takes it back again, so that it can be said what would come of it. */
  isTrial?: boolean | undefined;
  /** Reads what the answer shows of the act, in the act's transaction: once that is committed, nothing can fail. */
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
  { viewer, isTrial = false, show = async () => ({}), signal, onEnd, ...asked }: Performed<Answer>,
): Promise<Answer> {
  assertMayAct(viewer, act.name);
  const [input, { idempotencyKey, confirmDates }] = parse([act.input, OfAll], given);
  if (viewer && act.projectOf) assertMayFor(viewer, act.name, await act.projectOf(db, input));
  for (const permission of act.alsoNeeds?.(input) ?? []) assertMay(viewer, permission);
  const { now } = asked;
  const confirmsDates = confirmDates ?? false;
  assertLikely(input, { now, confirmsDates });
  const work = async (tx: Db) => {
    const actor = { ...asked, viewer: viewer ?? (await standIn(act, tx)), confirmsDates };
    const claim = idempotencyKey
      ? await claimKey<Answer>(tx, { viewer: actor.viewer, key: idempotencyKey, act: act.name, input, now })
      : null;
    if (claim?.answered) return { ...claim.answered.answer, ...(await show(tx, claim.answered.answer)) };
    if (viewer?.once) await useOnce(tx, viewer.once, act.name, now);
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
  return isTrial ? tried(db, work, signal) : transact(db, work, { signal, onEnd });
}

const standIn = <Input extends z.ZodType, Answer>({ name, standIn }: Act<Input, Answer>, tx: Db) => {
  if (!standIn) throw new Error(`nobody stands in for readers at ${name}`);
  return standIn(tx);
};

/** Thrown where a trial has gone well: the transaction is rolled back with it. */
class TrialOver<Answer> extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('a trial is over, and nothing of it is kept');
    this.answer = answer;
  }
}

async function tried<Answer>(
  db: Db,
  work: (tx: Db) => Promise<Answer>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  try {
    await transact(
      db,
      async (tx) => {
        const answer = await work(tx);
        // What the database asks at the end of a transaction is asked now.
        await tx.execute(sql`set constraints all immediate`);
        throw new TrialOver(answer);
      },
      { signal },
    );
  } catch (error) {
    if (error instanceof TrialOver) return error.answer as Answer;
    throw error;
  }
  throw new Error('a trial has been committed');
}
