import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { basis } from '../../db/tables/index.ts';
import { type Actor, defineAct, type Ref } from '../access/act.ts';
import { may } from '../access/permissions.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { findStartedMeeting } from '../meeting/find-started.ts';
import { lockProject } from '../project/lock.ts';
import type { Readiness } from '../readiness.ts';
import { prose } from '../text.ts';
import { allowedFrom, appendStatusChange, type StatusChangeRow } from './append.ts';
import { evidenceOf, findChain, findProjectOf } from './chain.ts';
import type { Recorded } from './record.ts';
import { assertNotAhead, Level } from './schemas.ts';
import { readinessBefore } from './standing.ts';
import { gateOfStep } from './step-gate.ts';

const Input = z
  .object({
    statusChange: z.custom<Ref>(),
    meeting: z.string(),
    retract: z.boolean().nullish(),
    to: Level.nullish(),
    effectiveOn: z.string().nullish(),
    statedFrom: Level.nullable().optional(),
    basis: z.enum(basis.enumValues).nullish(),
    reason: prose(),
    evidence: Evidences.nullish(),
    override: prose().nullish(),
  })
  .superRefine(({ retract, ...given }, context) => {
    for (const field of ['to', 'effectiveOn', 'statedFrom', 'override'] as const)
      if (retract && given[field] != null)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `Expected no ${field} beside retract: a retraction leaves nothing in the record's place.`,
        });
  });
type Given = z.output<typeof Input>;

/**
 * Replaces a record whole, or retracts it; what the input leaves out is taken from the record. The corrected record stays
 * readable. Correcting a retraction puts a record back into its place.
 */
export const correctStatusChange = defineAct({
  name: 'correctStatusChange',
  input: Input,
  projectOf: async (db, { statusChange }) => (await findProjectOf(db, statusChange.id))?.slug ?? null,
  alsoNeeds: ({ override }) => (override ? ['overrideRules'] : []),
  run: async (tx, input, { viewer, now }) => {
    const owner = await findProjectOf(tx, input.statusChange.id);
    if (!owner) throw new NotFoundError('status change', input.statusChange.given);
    const project = await lockProject(tx, owner.slug);
    const { corrected, replaced } = await findChain(tx, project.id, input.statusChange);
    const meeting = await findStartedMeeting(tx, input.meeting, now);
    assertNotBefore(meeting.date, corrected.meetingDate);
    const record = await appendStatusChange(
      tx,
      {
        kind: 'CORRECTION',
        correctsId: corrected.id,
        projectId: project.id,
        meetingId: meeting.id,
        meetingDate: meeting.date,
        reason: input.reason,
        enteredBy: viewer.personId,
        ...(input.retract
          ? retraction(input, corrected)
          : await replacement(
              tx,
              input,
              { corrected, replaced, meetingDate: meeting.date },
              { viewer, now },
            )),
      },
      input.evidence
        ? await resolveEvidence(tx, input.evidence)
        : input.retract
          ? []
          : await evidenceOf(tx, replaced.id),
    );
    return {
      answer: { statusChangeId: record.id, projectId: project.id } satisfies Recorded,
      subject: `StatusChange:${record.id}`,
      details: {
        project: project.slug,
        corrects: corrected.id,
        meeting: meeting.date,
        was: { to: corrected.to, effectiveOn: corrected.effectiveOn, meeting: corrected.meetingDate },
        became: record.effect === 'RETRACT' ? null : { to: record.to, effectiveOn: record.effectiveOn },
        override: record.override,
      },
    };
  },
});

function assertNotBefore(meetingDate: string, correctedDate: string): void {
  if (meetingDate < correctedDate)
    throw new ValidationError([
      {
        path: 'input.meeting',
        message: `Expected the meeting of the record, ${correctedDate}, or a later one; got ${meetingDate}.`,
      },
    ]);
}

function retraction(input: Given, corrected: StatusChangeRow) {
  if (corrected.effect === 'RETRACT')
    throw new ValidationError([
      {
        path: 'input.retract',
        message:
          'Expected a record that can be retracted; this one is a retraction itself: correct it without retract to put the record back.',
      },
    ]);
  return {
    effect: 'RETRACT' as const,
    to: null,
    effectiveOn: corrected.effectiveOn,
    basis: input.basis ?? corrected.basis,
  };
}

interface Replacing {
  corrected: StatusChangeRow;
  replaced: StatusChangeRow;
  meetingDate: string;
}

async function replacement(
  tx: Db,
  input: Given,
  { corrected, replaced, meetingDate }: Replacing,
  { viewer, now }: Pick<Actor, 'viewer' | 'now'>,
) {
  const effectiveOn = input.effectiveOn ?? replaced.effectiveOn;
  assertNotAhead(effectiveOn, now);
  const to = input.to ?? replaced.to;
  const isSameLevel = to === replaced.to && corrected === replaced;
  const { projectId, place, effect } = replaced;
  const from = await readinessBefore(tx, projectId, { effectiveOn, meetingDate, place });
  // An inherited override that a move needs would let whoever corrects the record make that move in the chair's name.
  const isInherited =
    replaced.override !== null &&
    (may(viewer, 'overrideRules') ||
      (isSameLevel && (effectiveOn === replaced.effectiveOn || (await isAllowed(tx, from, to)))));
  const override = input.override ?? (isInherited ? replaced.override : null);
  return {
    effect,
    to,
    effectiveOn,
    statedFrom: input.statedFrom === undefined ? replaced.statedFrom : input.statedFrom,
    basis: input.basis ?? replaced.basis,
    override,
    gate:
      isSameLevel || effect !== 'SET' || !to
        ? replaced.gate
        : await gateOfStep(tx, { projectId, from, to, meetingDate, effectiveOn, now }, override),
  };
}

const isAllowed = async (tx: Db, from: Readiness | null, to: Readiness | null) =>
  to !== null && (await allowedFrom(tx, from)).includes(to);
