import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { proposals } from '../../db/tables/index.ts';
import type { Ref } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { ConflictError, NotFoundError, ValidationError } from '../errors.ts';
import type { StatusChangeRow } from '../status-change/append.ts';

export type ProposalRow = typeof proposals.$inferSelect;

/** The proposal that a record is to take up. */
export async function findProposal(tx: Db, ref: Ref): Promise<ProposalRow> {
  const [proposal] = await tx.select().from(proposals).where(eq(proposals.id, ref.id));
  if (!proposal) throw new NotFoundError('proposal', ref.given);
  return proposal;
}

/** Closes the proposal by the record that took it up. The caller holds the project's lock. */
export async function closeAsRecorded(
  tx: Db,
  proposal: ProposalRow,
  record: StatusChangeRow,
  closedBy: number,
): Promise<void> {
  if (proposal.projectId !== record.projectId || proposal.to !== record.to)
    throw new ValidationError([
      {
        path: 'input.proposal',
        message: 'Expected a proposal of this project and of the readiness recorded.',
      },
    ]);
  const closedOn = decidedOn(proposal, record);
  const [closed] = await tx
    .update(proposals)
    .set({ outcome: 'RECORDED', closedOn, closedBy, statusChangeId: record.id })
    .where(and(eq(proposals.id, proposal.id), isNull(proposals.outcome)))
    .returning({ id: proposals.id });
  if (!closed) throw alreadyClosed(proposal);
}

/** The day the meeting decided it, so that a proposal does not read as waiting until somebody entered that. */
export function decidedOn({ openedOn }: Pick<ProposalRow, 'openedOn'>, record: StatusChangeRow): string {
  const decided = record.meetingDate > openedOn ? record.meetingDate : openedOn;
  const today = dayOf(record.enteredAt);
  return decided < today ? decided : today;
}

export const alreadyClosed = ({ outcome, closedOn }: Pick<ProposalRow, 'outcome' | 'closedOn'>) =>
  new ConflictError(
    outcome
      ? `Expected an open proposal; it was ${outcome.toLowerCase()} on ${closedOn}.`
      : 'Expected an open proposal; it has just been closed.',
  );
