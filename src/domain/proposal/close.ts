import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { proposals } from '../../db/tables/index.ts';
import type { Ref } from '../act/act.ts';
import type { StatusChangeRow } from '../ledger/append.ts';

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
        message:
          'Expected a proposal for this project and for the readiness that is recorded; got another one.',
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
function decidedOn({ openedOn }: Pick<ProposalRow, 'openedOn'>, record: StatusChangeRow): string {
  const decided = record.meetingDate > openedOn ? record.meetingDate : openedOn;
  const today = dayOf(record.enteredAt);
  return decided < today ? decided : today;
}

export const alreadyClosed = ({ outcome, closedOn }: Pick<ProposalRow, 'outcome' | 'closedOn'>) =>
  new ConflictError(
    outcome
      ? `Expected an open proposal; this one was ${outcome.toLowerCase()} on ${closedOn}.`
      : 'Expected an open proposal; this one has just been closed.',
  );

/**
 * Closes the open proposals that records of a meeting take up: minutes name a proposal by its project and readiness. A record
 * takes up one. The caller holds the projects' locks.
 */
export async function closeFitting(
  tx: Db,
  records: readonly StatusChangeRow[],
  closedBy: number,
): Promise<{ record: StatusChangeRow; openedOn: string }[]> {
  if (!records.length) return [];
  const open = await tx
    .select()
    .from(proposals)
    .where(
      and(
        inArray(proposals.projectId, [...new Set(records.map(({ projectId }) => projectId))]),
        isNull(proposals.outcome),
      ),
    )
    .orderBy(proposals.id);
  const fitting = new Map<string, StatusChangeRow>();
  for (const record of records.toReversed()) fitting.set(`${record.projectId} ${record.to}`, record);
  const taken = new Set<number>();
  const closing = open.flatMap((proposal) => {
    const record = fitting.get(`${proposal.projectId} ${proposal.to}`);
    if (!record || taken.has(record.id)) return [];
    taken.add(record.id);
    return [{ id: proposal.id, on: decidedOn(proposal, record), record, openedOn: proposal.openedOn }];
  });
  const rows = closing.map(({ id, on, record }) => ({ id, on, record: record.id }));
  if (rows.length)
    await tx.execute(sql`
      update proposals set outcome = 'RECORDED', closed_on = closing."on", closed_by = ${closedBy}, status_change_id = closing.record
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as closing(id integer, "on" date, record integer)
      where proposals.id = closing.id and proposals.outcome is null`);
  return closing.map(({ record, openedOn }) => ({ record, openedOn }));
}
