import type { z } from 'zod';
import { InvalidTransitionError } from '../../base/errors.ts';
import { assertNotAhead } from '../../base/likely-dates.ts';
import { defineAct } from '../act/act.ts';
import { basisOf } from '../evidence/basis.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import type { Evidence } from '../evidence/write.ts';
import { allowedFrom, type StatusChangeRow } from '../ledger/append.ts';
import { assertNotMerged } from '../project/rules.ts';
import { assertAsExpected } from '../project/standing.ts';
import { type Moves, openMoves, writeOne } from './moves.ts';
import type { Recorded } from './record.ts';
import { NewRecord } from './schemas.ts';

/** Appends a confirmation: a meeting found that the readiness standing at that place still stood. It moves nothing. */
export const confirmReadiness = defineAct({
  name: 'confirmReadiness',
  input: NewRecord,
  projectOf: (_db, { project }) => project,
  run: async (tx, input, actor) => {
    const { project: slug, meeting } = input;
    const moves = await openMoves(
      tx,
      { projects: [slug], meetings: [meeting], count: 1, isMany: false },
      actor,
    );
    const record = await confirmMove(moves, input, () => resolveEvidence(tx, input.evidence));
    await writeOne(moves);
    return {
      answer: { statusChangeId: record.id, projectId: record.projectId } satisfies Recorded,
      subject: `StatusChange:${record.id}`,
      details: { project: slug, confirmed: record.to, meeting, effectiveOn: record.effectiveOn },
    };
  },
});

/** The rules of {@link confirmReadiness}, for one of several moves. */
export async function confirmMove(
  moves: Moves,
  input: z.output<typeof NewRecord>,
  evidenceOf: () => Promise<Evidence[]>,
): Promise<StatusChangeRow> {
  const { viewer, now } = moves.actor;
  const project = moves.projectOf(input.project);
  const meeting = moves.meetingOf(input.meeting);
  assertNotMerged(project, meeting.date);
  const effectiveOn = input.effectiveOn ?? meeting.date;
  assertNotAhead(effectiveOn, now);
  const stands = await moves.standing.before(project.id, { effectiveOn, meetingDate: meeting.date });
  if (input.expectedFrom === null) assertAsExpected(project.slug, null, stands);
  const to = input.expectedFrom ?? stands;
  if (!to)
    throw new InvalidTransitionError({
      from: null,
      to: null,
      allowed: await allowedFrom(moves.tx, null),
      message: `${project.slug} has no recorded readiness on ${effectiveOn} to confirm: record one first.`,
    });
  const evidence = await evidenceOf();
  return moves.append(
    {
      kind: 'CONFIRMATION',
      effect: 'CONFIRM',
      projectId: project.id,
      meetingId: meeting.id,
      meetingDate: meeting.date,
      effectiveOn,
      to,
      basis: basisOf(input.basis, evidence, 'BY_MINUTES'),
      reason: input.reason,
      enteredBy: viewer.personId,
    },
    evidence,
    input.expectedFrom ? { slug: project.slug } : undefined,
  );
}
