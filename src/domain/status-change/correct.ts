import { z } from 'zod';
import { NotFoundError, ValidationError } from '../../base/errors.ts';
import { assertNotAhead } from '../../base/likely-dates.ts';
import { Level, type Readiness } from '../../base/readiness.ts';
import { prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { basis } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { may } from '../act/permissions.ts';
import { type Basis, basisOf } from '../evidence/basis.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import type { Evidence } from '../evidence/write.ts';
import { gateOfStep } from '../gate/at-record.ts';
import { allowedFrom, type StatusChangeRow } from '../ledger/append.ts';
import { chainOf, evidenceOf, findProjectOf, readChain } from './chain.ts';
import { type Moves, openMoves, writeOne } from './moves.ts';
import type { Recorded } from './record.ts';

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
    /** Whether an override that is left out is taken from the record; a report says all there is. */
    keepsOverride: z.boolean().optional(),
  })
  .superRefine(({ retract, ...given }, context) => {
    for (const field of ['to', 'effectiveOn', 'statedFrom', 'override'] as const)
      if (retract && given[field] != null)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `Expected no ${field} with retract: a retraction puts nothing in the record's place.`,
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
  run: async (tx, input, actor) => {
    const owner = await findProjectOf(tx, input.statusChange.id);
    if (!owner) throw new NotFoundError('status change', input.statusChange.given);
    const moves = await openMoves(
      tx,
      { projects: [owner.slug], meetings: [input.meeting], count: 1, isMany: false },
      actor,
    );
    for (const found of await readChain(tx, input.statusChange.id)) moves.ledger.add(found);
    const { corrected, record } = await correctMove(moves, input, (replaced) =>
      input.evidence
        ? resolveEvidence(tx, input.evidence)
        : input.retract
          ? Promise.resolve([])
          : evidenceOf(tx, replaced.id),
    );
    await writeOne(moves);
    return {
      answer: { statusChangeId: record.id, projectId: record.projectId } satisfies Recorded,
      subject: `StatusChange:${record.id}`,
      details: {
        project: owner.slug,
        corrects: corrected.id,
        meeting: input.meeting,
        was: { to: corrected.to, effectiveOn: corrected.effectiveOn, meeting: corrected.meetingDate },
        became: record.effect === 'RETRACT' ? null : { to: record.to, effectiveOn: record.effectiveOn },
        override: record.override,
      },
    };
  },
});

/** The rules of {@link correctStatusChange}, for one of several moves; the ledger has the chain of the record. */
export async function correctMove(
  moves: Moves,
  input: Given,
  evidenceOf: (replaced: StatusChangeRow) => Promise<Evidence[]>,
): Promise<{ corrected: StatusChangeRow; record: StatusChangeRow }> {
  const { corrected, replaced } = chainOf(moves.ledger, input.statusChange);
  const meeting = moves.meetingOf(input.meeting);
  assertNotBefore(meeting.date, corrected.meetingDate);
  const evidence = await evidenceOf(replaced);
  const record = await moves.append(
    {
      kind: 'CORRECTION',
      correctsId: corrected.id,
      projectId: corrected.projectId,
      meetingId: meeting.id,
      meetingDate: meeting.date,
      basis: basisOf(input.basis ?? keptBasis(replaced.basis, evidence, input), evidence, 'BY_MINUTES'),
      reason: input.reason,
      enteredBy: moves.actor.viewer.personId,
      ...(input.retract
        ? retraction(corrected)
        : await replacement(moves, input, { corrected, replaced, meetingDate: meeting.date })),
    },
    evidence,
  );
  return { corrected, record };
}

/** What a correction leaves out is taken from the record, as far as what it cites bears that out; null: of what it cites. */
function keptBasis(kept: Basis, cited: readonly Evidence[], { evidence }: Given): Basis | null {
  const hasLine = cited.some((item) => !('url' in item));
  if (hasLine) return evidence && kept === 'EXTERNAL' ? null : kept;
  return kept === 'STATED' || cited.length ? null : kept;
}

/**
 * Restores what a record had replaced, with its gate and its override as they stood, for a report that no longer has its
 * decision. It is not a new decision, so only the rules of the ledger itself apply.
 */
export function restoreMove(
  moves: Moves,
  { last, before }: { last: StatusChangeRow; before: StatusChangeRow },
  { meeting: date, reason }: { meeting: string; reason: string },
  evidence: readonly Evidence[],
): Promise<StatusChangeRow> {
  const meeting = moves.meetingOf(date);
  const { projectId, effect, to, effectiveOn, statedFrom, override, basis, gate } = before;
  return moves.append(
    {
      kind: 'CORRECTION',
      correctsId: last.id,
      projectId,
      meetingId: meeting.id,
      meetingDate: meeting.date,
      reason,
      enteredBy: moves.actor.viewer.personId,
      effect,
      to,
      effectiveOn,
      statedFrom,
      override,
      basis,
      gate,
    },
    evidence,
  );
}

function assertNotBefore(meetingDate: string, correctedDate: string): void {
  if (meetingDate < correctedDate)
    throw new ValidationError([
      {
        path: 'input.meeting',
        message: `Expected the meeting of the record, ${correctedDate}, or a later one; got ${meetingDate}.`,
      },
    ]);
}

function retraction(corrected: StatusChangeRow) {
  if (corrected.effect === 'RETRACT')
    throw new ValidationError([
      {
        path: 'input.retract',
        message:
          'Expected a record that can be retracted; got a retraction. Correct it without retract to put the record back.',
      },
    ]);
  return {
    effect: 'RETRACT' as const,
    to: null,
    effectiveOn: corrected.effectiveOn,
  };
}

interface Replacing {
  corrected: StatusChangeRow;
  replaced: StatusChangeRow;
  meetingDate: string;
}

async function replacement(moves: Moves, input: Given, { corrected, replaced, meetingDate }: Replacing) {
  const { viewer, now } = moves.actor;
  const effectiveOn = input.effectiveOn ?? replaced.effectiveOn;
  assertNotAhead(effectiveOn, now);
  const to = input.to ?? replaced.to;
  const isSameLevel = to === replaced.to && corrected === replaced;
  const { projectId, place, effect } = replaced;
  const from = await moves.standing.before(projectId, { effectiveOn, meetingDate, place });
  // If a move needs an override, inheriting it would let the person who corrects the record make that move in the chair's
  // name.
  const isInherited =
    input.keepsOverride !== false &&
    replaced.override !== null &&
    (may(viewer, 'overrideRules') ||
      (isSameLevel && (effectiveOn === replaced.effectiveOn || (await isAllowed(moves.tx, from, to)))));
  const override = input.override ?? (isInherited ? replaced.override : null);
  return {
    effect,
    to,
    effectiveOn,
    statedFrom: input.statedFrom === undefined ? replaced.statedFrom : input.statedFrom,
    override,
    gate:
      isSameLevel || effect !== 'SET' || !to
        ? replaced.gate
        : await gateOfStep(moves, { projectId, from, to, meetingDate, effectiveOn, now }, override),
  };
}

const isAllowed = async (tx: Db, from: Readiness | null, to: Readiness | null) =>
  to !== null && (await allowedFrom(tx, from)).includes(to);
