import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { disputes } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';
import type { Actor } from '../act/viewer.ts';
import type { DisputeRow } from './rows.ts';

type State = DisputeRow['state'];

/** A conditional update: a chair who comes second gets an error that says what has become of it. */
async function judge(
  tx: Db,
  ref: Ref,
  { from, to, answer }: { from: readonly State[]; to: State; answer: string | null },
  { viewer, now }: Actor,
) {
  const [judged] = await tx
    .update(disputes)
    .set({
      state: to,
      judgedAt: now,
      judgedBy: viewer.personId,
      ...(answer === null ? {} : { answer }),
      ...(to === 'PUBLISHED' ? {} : { contact: null }),
    })
    .where(and(eq(disputes.id, ref.id), inArray(disputes.state, [...from])))
    .returning({ id: disputes.id });
  if (!judged) {
    const [found] = await tx.select({ state: disputes.state }).from(disputes).where(eq(disputes.id, ref.id));
    if (!found) throw new NotFoundError('dispute', ref.given);
    throw new ConflictError(`A chair has decided this dispute already: it is ${WORDS[found.state]}.`);
  }
  return {
    answer: { disputeId: judged.id },
    subject: `Dispute:${judged.id}`,
    details: { state: to, ...(answer === null ? {} : { reason: answer }) },
  };
}

const WORDS: Record<State, string> = {
  WAITING: 'waiting',
  PUBLISHED: 'published',
  ANSWERED: 'answered',
  DISMISSED: 'dismissed',
};

const Answered = z.object({ dispute: z.custom<Ref>(), reason: prose() });

/** From now on everybody reads it, and the next agenda quotes it. */
export const publishDispute = defineAct({
  name: 'publishDispute',
  input: z.object({ dispute: z.custom<Ref>(), reason: prose().nullish() }),
  run: (tx, { dispute, reason }, actor) =>
    judge(tx, dispute, { from: ['WAITING'], to: 'PUBLISHED', answer: reason ?? null }, actor),
});

/** Everybody can read the dispute with its answer. It no longer waits for a meeting. */
export const answerDispute = defineAct({
  name: 'answerDispute',
  input: Answered,
  run: (tx, { dispute, reason }, actor) =>
    judge(tx, dispute, { from: ['WAITING', 'PUBLISHED'], to: 'ANSWERED', answer: reason }, actor),
});

/** Nobody but chairs reads it, before or from now on. */
export const dismissDispute = defineAct({
  name: 'dismissDispute',
  input: Answered,
  run: (tx, { dispute, reason }, actor) =>
    judge(tx, dispute, { from: ['WAITING', 'PUBLISHED'], to: 'DISMISSED', answer: reason }, actor),
});
