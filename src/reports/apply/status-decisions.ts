import { ConflictError, NotFoundError } from '../../domain/errors.ts';
import type { Evidence } from '../../domain/evidence/write.ts';
import { gateAsItStood } from '../../domain/gate/at-record.ts';
import {
  appendStatusChange,
  type NewStatusChange,
  type StatusChangeRow,
} from '../../domain/status-change/append.ts';
import { foundByMeeting, lastOfChain } from '../../domain/status-change/ledger.ts';
import type {
  ChangeDecision,
  ConfirmationDecision,
  CorrectionDecision,
  RetractionDecision,
} from '../types.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  projectId,
  type RecordRef,
  readsAs,
  refKey,
  removedReason,
} from './decision-scope.ts';

type Status = ChangeDecision | ConfirmationDecision;
type Correcting = CorrectionDecision | RetractionDecision;
type Values = Pick<NewStatusChange, 'effect' | 'to' | 'effectiveOn'> &
  Partial<Pick<NewStatusChange, 'statedFrom' | 'override' | 'basis'>>;

const refOf = ({ id }: StatusChangeRow): RecordRef => ({ recordTable: 'status_changes', recordId: id });

async function append(
  scope: DecisionScope,
  project: number,
  record: Values & Pick<NewStatusChange, 'kind' | 'reason' | 'correctsId'>,
  evidence: Evidence[],
): Promise<StatusChangeRow> {
  const { tx, meeting, enteredBy, now } = scope;
  const gate =
    record.effect === 'SET' && record.to
      ? await gateAsItStood(tx, { projectId: project, to: record.to, meetingDate: meeting.date, now })
      : null;
  const row = await appendStatusChange(
    tx,
    {
      basis: 'STATED',
      ...record,
      projectId: project,
      meetingId: meeting.id,
      meetingDate: meeting.date,
      gate,
      enteredBy,
    },
    evidence,
  );
  scope.ledger.push(row);
  return row;
}

const correct = (
  scope: DecisionScope,
  corrected: StatusChangeRow,
  values: Values,
  reason: string,
  evidence: Evidence[],
) =>
  append(
    scope,
    corrected.projectId,
    { ...values, kind: 'CORRECTION', correctsId: corrected.id, reason },
    evidence,
  );

const recordOf = (scope: DecisionScope, { recordId }: { recordId: number }): StatusChangeRow => {
  const record = scope.ledger.find(({ id }) => id === recordId);
  if (!record) throw new Error(`status change ${recordId}, which a decision became, is not in the ledger`);
  return record;
};

const valuesOf = (decision: Status, meetingDate: string): Values =>
  decision.kind === 'CHANGE'
    ? {
        effect: 'SET',
        to: decision.to,
        statedFrom: decision.statedFrom,
        effectiveOn: decision.effectiveOn ?? meetingDate,
      }
    : { effect: 'CONFIRM', to: decision.level, effectiveOn: meetingDate };

/** Whether a record says what a line says. A retraction takes effect nowhere. */
const says = (record: StatusChangeRow, { effect, to, effectiveOn }: Values, reason: string) =>
  record.effect === effect &&
  record.to === to &&
  (effect === 'RETRACT' || record.effectiveOn === effectiveOn) &&
  readsAs(record.reason, reason);

/** `wireguard: EXPERIMENTAL -> TESTING: …` and `landlock: confirmed EXPERIMENTAL: …` */
export const statusDecisions: DecisionHandler<Status> = {
  async adopt(scope, decision) {
    const wanted = valuesOf(decision, scope.meeting.date);
    const found = scope.ledger.find((record) => {
      if (record.meetingId !== scope.meeting.id || scope.taken.has(refKey(refOf(record)))) return false;
      if (record.projectId !== projectId(scope, decision.project) || foundByMeeting(scope.ledger, record))
        return false;
      return lastOfChain(scope.ledger, record) === record && says(record, wanted, decision.reason);
    });
    return found ? refOf(found) : null;
  },

  async enter(scope, decision, evidence) {
    const values = valuesOf(decision, scope.meeting.date);
    const record = { ...values, kind: decision.kind, reason: decision.reason };
    return refOf(await append(scope, projectId(scope, decision.project), record, evidence));
  },

  async change(scope, stored, decision, evidence) {
    const values = valuesOf(decision, scope.meeting.date);
    const last = lastOfChain(scope.ledger, recordOf(scope, stored));
    const before = recordOf(scope, stored);
    if (last !== before && last.meetingId === scope.meeting.id && says(last, values, decision.reason))
      return refOf(last);
    // A change never turns into a confirmation: the ledger gives up the one and takes the other.
    if (rootOf(scope.ledger, before).effect !== values.effect) {
      await retract(scope, last, removedReason(scope.meeting.date), evidence);
      return this.enter(scope, decision, evidence);
    }
    return refOf(await correct(scope, last, values, decision.reason, evidence));
  },

  async undo(scope, stored, _content, evidence) {
    const last = lastOfChain(scope.ledger, recordOf(scope, stored));
    if (last.effect === 'RETRACT' && last.meetingId === scope.meeting.id) return;
    await retract(scope, last, removedReason(scope.meeting.date), evidence);
  },
};

function rootOf(ledger: readonly StatusChangeRow[], record: StatusChangeRow): StatusChangeRow {
  return (
    ledger.find(({ projectId: id, sequence }) => id === record.projectId && sequence === record.place) ??
    record
  );
}

const retract = (scope: DecisionScope, record: StatusChangeRow, reason: string, evidence: Evidence[]) =>
  correct(scope, record, { effect: 'RETRACT', to: null, effectiveOn: record.effectiveOn }, reason, evidence);

/** `okernel: correction of 2017-05-24: RETIRED: …` and `okernel: retraction of 2017-05-24: …` */
export const correctingDecisions: DecisionHandler<Correcting> = {
  async adopt(scope, decision) {
    const found = scope.ledger.find((record) => {
      const before = record.meetingId === scope.meeting.id ? foundByMeeting(scope.ledger, record) : null;
      if (!before || scope.taken.has(refKey(refOf(record)))) return false;
      const values = replacement(scope, before, decision);
      return (
        before.meetingDate === decision.corrects &&
        record.projectId === projectId(scope, decision.project) &&
        lastOfChain(scope.ledger, record) === record &&
        says(record, values, decision.reason)
      );
    });
    return found ? refOf(found) : null;
  },

  async enter(scope, decision, evidence) {
    const { left, last } = findCorrected(scope, decision);
    const values = replacement(scope, left, decision);
    return refOf(await correct(scope, last, values, decision.reason, evidence));
  },

  async change(scope, stored, decision, evidence) {
    const own = recordOf(scope, stored);
    const before = foundByMeeting(scope.ledger, own) ?? own;
    const values = replacement(scope, before, decision);
    const last = lastOfChain(scope.ledger, own);
    if (last !== own && last.meetingId === scope.meeting.id && says(last, values, decision.reason))
      return refOf(last);
    return refOf(await correct(scope, last, values, decision.reason, evidence));
  },

  /** A retraction of a correction would leave nothing in its place: what it corrected is entered again. */
  async undo(scope, stored, _content, evidence) {
    const own = recordOf(scope, stored);
    const before = foundByMeeting(scope.ledger, own);
    if (!before) throw new Error(`status change ${own.id} corrects nothing of an earlier meeting`);
    const { effect, to, effectiveOn, statedFrom, override, basis } = before;
    const values = { effect, to, effectiveOn, statedFrom, override, basis };
    const reason = `${removedReason(scope.meeting.date)} The record of ${before.meetingDate} stands as before: ${before.reason}`;
    await correct(scope, lastOfChain(scope.ledger, own), values, reason, evidence);
  },
};

/** What it leaves out stays as it was in the record it replaces. */
function replacement(scope: DecisionScope, corrected: StatusChangeRow, decision: Correcting): Values {
  if (decision.kind === 'RETRACTION')
    return { effect: 'RETRACT', to: null, effectiveOn: corrected.effectiveOn };
  const effectiveOn = decision.effectiveOn ?? corrected.effectiveOn;
  const isInPlace = decision.to === corrected.to && effectiveOn === corrected.effectiveOn;
  return {
    effect: rootOf(scope.ledger, corrected).effect,
    to: decision.to,
    effectiveOn,
    // An inherited override would let the correction move the project anywhere, in the chair's name.
    override: isInPlace ? corrected.override : null,
  };
}

/** What the meeting left of a chain, and the record by which it is corrected now: a later one only where this meeting wrote it. */
interface Correctable {
  left: StatusChangeRow;
  last: StatusChangeRow;
}

/**
 * The one record of that meeting that stands for the project, whatever the correcting meeting itself has made of it before.
 * @throws NotFoundError, ConflictError where another meeting has corrected it or where there are several
 */
function findCorrected(scope: DecisionScope, { project, corrects }: Correcting): Correctable {
  const { ledger, meeting } = scope;
  const own = ledger.filter(
    ({ projectId: id, meetingDate }) => id === projectId(scope, project) && meetingDate === corrects,
  );
  if (!own.length) throw new NotFoundError('record', `of ${project} by the meeting of ${corrects}`);
  const lefts = own.filter((record) => !own.some(({ correctsId }) => correctsId === record.id));
  const chains = lefts.map((left) => ({ left, last: lastOfChain(ledger, left) }));
  const open = chains.filter(
    ({ left, last }) =>
      last === left || (last.meetingId === meeting.id && foundByMeeting(ledger, last) === left),
  );
  const standing = open.filter(({ left }) => left.effect !== 'RETRACT');
  const [found, other] = standing.length ? standing : open;
  if (!found)
    throw new ConflictError(
      `The record of ${project} by the meeting of ${corrects} was corrected by the meeting of ${chains[0]?.last.meetingDate}: correct that one instead.`,
    );
  if (other)
    throw new ConflictError(
      `The meeting of ${corrects} has more than one record of ${project}; which one is meant cannot be told.`,
    );
  return found;
}
