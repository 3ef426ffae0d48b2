import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { assertNotAhead } from '../../base/likely-dates.ts';
import { Level } from '../../base/readiness.ts';
import { prose } from '../../base/text.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { basisOf } from '../evidence/basis.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import type { Evidence } from '../evidence/write.ts';
import { gateOfStep } from '../gate/at-record.ts';
import type { StatusChangeRow } from '../ledger/append.ts';
import { assertNotMerged } from '../project/rules.ts';
import { assertAsExpected } from '../project/standing.ts';
import { closeAsRecorded, findProposal } from '../proposal/close.ts';
import { type Moves, openMoves, writeOne } from './moves.ts';
import { NewRecord } from './schemas.ts';

const Input = NewRecord.extend({
  to: Level,
  statedFrom: Level.nullish(),
  proposal: z.custom<Ref>().nullish(),
  override: prose().nullish(),
});

export interface Recorded {
  statusChangeId: number;
  projectId: number;
}

/** Appends a change that a meeting has recorded. A proposal it takes up is closed by it, others stay open. */
export const recordStatusChange = defineAct({
  name: 'recordStatusChange',
  input: Input,
  projectOf: (_db, { project }) => project,
  alsoNeeds: ({ override }) => (override ? ['overrideRules'] : []),
  run: async (tx, input, actor) => {
    const { project: slug, meeting } = input;
    const moves = await openMoves(
      tx,
      { projects: [slug], meetings: [meeting], count: 1, isMany: false },
      actor,
    );
    const record = await recordMove(moves, input, () => resolveEvidence(tx, input.evidence));
    const [proposal] = await Promise.all([
      input.proposal && findProposal(tx, input.proposal),
      writeOne(moves),
    ]);
    if (proposal) await closeAsRecorded(tx, proposal, record, actor.viewer.personId);
    return {
      answer: { statusChangeId: record.id, projectId: record.projectId } satisfies Recorded,
      subject: `StatusChange:${record.id}`,
      details: {
        project: slug,
        to: record.to,
        meeting,
        effectiveOn: record.effectiveOn,
        basis: record.basis,
        override: record.override,
        proposal: input.proposal?.id ?? null,
      },
    };
  },
});

/** The rules of {@link recordStatusChange}, for one of several moves. */
export async function recordMove(
  moves: Moves,
  input: z.output<typeof Input>,
  evidenceOf: () => Promise<Evidence[]>,
): Promise<StatusChangeRow> {
  const { viewer, now } = moves.actor;
  const project = moves.projectOf(input.project);
  const meeting = moves.meetingOf(input.meeting);
  assertNotMerged(project, meeting.date);
  const effectiveOn = input.effectiveOn ?? meeting.date;
  assertNotAhead(effectiveOn, now);
  const { expectedFrom } = input;
  const today = dayOf(now);
  const place = { effectiveOn, meetingDate: meeting.date };
  const [current, from] = await Promise.all([
    expectedFrom === undefined
      ? null
      : moves.standing.on(project.id, effectiveOn > today ? effectiveOn : today),
    moves.standing.before(project.id, place),
  ]);
  if (expectedFrom !== undefined) assertAsExpected(project.slug, expectedFrom, current);
  const evidence = await evidenceOf();
  const override = input.override ?? null;
  const step = { projectId: project.id, from, to: input.to, meetingDate: meeting.date, effectiveOn, now };
  return moves.append(
    {
      kind: 'CHANGE',
      effect: 'SET',
      projectId: project.id,
      meetingId: meeting.id,
      meetingDate: meeting.date,
      effectiveOn,
      to: input.to,
      statedFrom: input.statedFrom,
      basis: basisOf(input.basis, evidence, 'BY_MINUTES'),
      reason: input.reason,
      override,
      gate: await gateOfStep(moves, step, override),
      enteredBy: viewer.personId,
    },
    evidence,
  );
}
