import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { admitted, eachOf, refusedAt } from '../../domain/act/act.ts';
import type { Evidence } from '../../domain/evidence/write.ts';
import type { StatusChangeRow } from '../../domain/ledger/append.ts';
import { foundByMeeting, type Ledger, lastOfChain } from '../../domain/ledger/ledger.ts';
import { meantBy } from '../../domain/meeting/rows.ts';
import { confirmMove, confirmReadiness } from '../../domain/status-change/confirm.ts';
import { correctMove, correctStatusChange, restoreMove } from '../../domain/status-change/correct.ts';
import { recordMove, recordStatusChange } from '../../domain/status-change/record.ts';
import { readsAs } from '../decisions/words.ts';
import type {
  ChangeDecision,
  ConfirmationDecision,
  CorrectionDecision,
  RetractionDecision,
} from '../types.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  type Entering,
  evidenceOf,
  type RecordRef,
  refKey,
  removedReason,
} from './decision-scope.ts';

type Status = ChangeDecision | ConfirmationDecision;
type Correcting = CorrectionDecision | RetractionDecision;

/** What a line says of a record, beside its reason. */
interface Said {
  effect: StatusChangeRow['effect'];
  to: StatusChangeRow['to'];
  effectiveOn: string;
  override?: string | undefined;
}

const refOf = ({ id }: StatusChangeRow): RecordRef => ({ recordTable: 'status_changes', recordId: id });

const recordOf = ({ moves }: DecisionScope, { recordId }: { recordId: number }): StatusChangeRow => {
  const record = moves.ledger.byId(recordId);
  if (!record) throw new Error(`status change ${recordId}, which a decision became, is not in the ledger`);
  return record;
};

const saidBy = (decision: Status, meetingDate: string): Said => ({
  effect: decision.kind === 'CHANGE' ? 'SET' : 'CONFIRM',
  to: decision.kind === 'CHANGE' ? decision.to : decision.level,
  effectiveOn: decision.effectiveOn ?? meetingDate,
  override: decision.kind === 'CHANGE' ? decision.override : undefined,
});

/** Whether a record says what a line says. A retraction takes effect nowhere; a line may leave out why a rule was overridden. */
const says = (record: StatusChangeRow, { effect, to, effectiveOn, override }: Said, reason: string) =>
  record.effect === effect &&
  record.to === to &&
  (effect === 'RETRACT' || record.effectiveOn === effectiveOn) &&
  (override === undefined || readsAs(record.override ?? '', override)) &&
  readsAs(record.reason, reason);

const given = ({ id }: StatusChangeRow) => ({ id, given: String(id) });

async function correct(
  { moves, meeting }: DecisionScope,
  corrected: StatusChangeRow,
  more: object,
  evidence: Evidence[],
): Promise<StatusChangeRow> {
  const input = { statusChange: given(corrected), meeting: meeting.key, basis: 'STATED', ...more };
  const asked = admitted(correctStatusChange, { input, origin: null }, moves.actor);
  const { record } = await correctMove(moves, asked.input, async () => evidence);
  return record;
}

/** Nowhere do the minutes say that it is taken back: that follows from the line that is gone. */
const retract = (scope: DecisionScope, record: StatusChangeRow, evidence: Evidence[]) =>
  correct(
    scope,
    record,
    { retract: true, basis: 'INFERRED', reason: removedReason(scope.meeting.date) },
    evidence,
  );

/** `wireguard: EXPERIMENTAL -> TESTING: …` and `landlock: confirmed EXPERIMENTAL: …` */
export const statusDecisions: DecisionHandler<Status> = {
  async adopt({ moves, meeting, taken }, decision) {
    const wanted = saidBy(decision, meeting.date);
    const found = moves.ledger.ofProject(moves.projectOf(decision.project).id).find((record) => {
      if (record.meetingId !== meeting.id || taken.has(refKey(refOf(record)))) return false;
      if (foundByMeeting(moves.ledger, record)) return false;
      return lastOfChain(moves.ledger, record) === record && says(record, wanted, decision.reason);
    });
    return found ? refOf(found) : null;
  },

  enterAll: (scope, list) => eachOf(list, (entering) => enter(scope, entering)),

  async change(scope, stored, entering) {
    const { moves, meeting } = scope;
    const { decision } = entering;
    const said = saidBy(decision, meeting.date);
    const before = recordOf(scope, stored);
    const last = lastOfChain(moves.ledger, before);
    if (last !== before && last.meetingId === meeting.id && says(last, said, decision.reason))
      return refOf(last);
    return refusedAt(0, async () => {
      // A change never turns into a confirmation: the ledger gives up the one and takes the other.
      if (rootOf(moves.ledger, before).effect !== said.effect) {
        await retract(scope, last, evidenceOf(entering));
        return enter(scope, entering);
      }
      const { to, effectiveOn } = said;
      const words = decision.kind === 'CHANGE' ? { statedFrom: decision.statedFrom } : {};
      // Only the line counts: an override that it no longer names has ended.
      const override = said.override ?? null;
      const more = { ...words, to, effectiveOn, override, keepsOverride: false, reason: decision.reason };
      return refOf(await correct(scope, last, more, evidenceOf(entering)));
    });
  },

  async undoAll(scope, list) {
    await eachOf(list, async ({ stored, evidence }) => {
      const last = lastOfChain(scope.moves.ledger, recordOf(scope, stored));
      if (last.effect === 'RETRACT' && last.meetingId === scope.meeting.id) return;
      await retract(scope, last, evidence);
    });
  },
};

async function enter({ moves, meeting }: DecisionScope, entering: Entering<Status>): Promise<RecordRef> {
  const { decision, origin, urls } = entering;
  const { project, reason, effectiveOn } = decision;
  const evidence = urls.map((url) => ({ url }));
  const common = { project, reason, effectiveOn, evidence, meeting: meeting.key };
  if (decision.kind === 'CHANGE') {
    const { to, statedFrom, override } = decision;
    const input = { ...common, to, statedFrom, override };
    const asked = admitted(recordStatusChange, { input, origin }, moves.actor);
    return refOf(await recordMove(moves, asked.input, async () => evidenceOf(entering)));
  }
  const input = { ...common, expectedFrom: decision.level };
  const asked = admitted(confirmReadiness, { input, origin }, moves.actor);
  return refOf(await confirmMove(moves, asked.input, async () => evidenceOf(entering)));
}

const rootOf = (ledger: Ledger, record: StatusChangeRow): StatusChangeRow =>
  ledger.ofProject(record.projectId).find(({ sequence }) => sequence === record.place) ?? record;

/** `okernel: correction of 2017-05-24: RETIRED: …` and `okernel: retraction of 2017-05-24: …` */
export const correctingDecisions: DecisionHandler<Correcting> = {
  async adopt({ moves, meeting, taken, meetingOf }, decision) {
    const { ledger } = moves;
    const found = ledger.ofProject(moves.projectOf(decision.project).id).find((record) => {
      const before = record.meetingId === meeting.id ? foundByMeeting(ledger, record) : null;
      if (!before || taken.has(refKey(refOf(record)))) return false;
      return (
        meantBy(decision.corrects, [before], meetingOf).length > 0 &&
        lastOfChain(ledger, record) === record &&
        says(record, correction(ledger, before, decision), decision.reason)
      );
    });
    return found ? refOf(found) : null;
  },

  enterAll: (scope, list) =>
    eachOf(list, async (entering) => {
      const { left, last } = findCorrected(scope, entering.decision);
      return replace(scope, { left, last }, entering);
    }),

  async change(scope, stored, entering) {
    const { ledger } = scope.moves;
    const own = recordOf(scope, stored);
    const left = foundByMeeting(ledger, own) ?? own;
    const last = lastOfChain(ledger, own);
    const said = correction(ledger, left, entering.decision);
    if (last !== own && last.meetingId === scope.meeting.id && says(last, said, entering.decision.reason))
      return refOf(last);
    return refusedAt(0, () => replace(scope, { left, last }, entering));
  },

  /** A retraction of a correction would leave nothing in its place: what it corrected is put back. */
  async undoAll(scope, list) {
    const { moves, meeting } = scope;
    await eachOf(list, async ({ stored, evidence }) => {
      const own = recordOf(scope, stored);
      const before = foundByMeeting(moves.ledger, own);
      if (!before) throw new Error(`status change ${own.id} corrects nothing of an earlier meeting`);
      const last = lastOfChain(moves.ledger, own);
      const reason = `${removedReason(meeting.date)} The record of ${before.meetingDate} stands as before: ${before.reason}`;
      await restoreMove(moves, { last, before }, { meeting: meeting.key, reason }, evidence);
    });
  },
};

async function replace(
  scope: DecisionScope,
  { left, last }: Correctable,
  entering: Entering<Correcting>,
): Promise<RecordRef> {
  const { decision } = entering;
  const { reason } = decision;
  const evidence = evidenceOf(entering);
  if (decision.kind === 'RETRACTION')
    return refOf(await correct(scope, last, { retract: true, reason }, evidence));
  const { effectiveOn } = correction(scope.moves.ledger, left, decision);
  const { to, override } = decision;
  // What it leaves out stays as it was in the record of the earlier meeting, whatever this one has made of it before.
  const kept = left.effect === 'RETRACT' ? {} : { statedFrom: left.statedFrom };
  const inherited = override ?? left.override;
  const more = { ...kept, to, effectiveOn, override: inherited, keepsOverride: false, reason };
  return refOf(await correct(scope, last, more, evidence));
}

function correction(ledger: Ledger, corrected: StatusChangeRow, decision: Correcting): Said {
  if (decision.kind === 'RETRACTION')
    return { effect: 'RETRACT', to: null, effectiveOn: corrected.effectiveOn };
  return {
    effect: rootOf(ledger, corrected).effect,
    to: decision.to,
    effectiveOn: decision.effectiveOn ?? corrected.effectiveOn,
    override: decision.override,
  };
}

/**
 * The last record of a chain as this meeting left it, and the record that corrects it now: a later one only where this meeting
 * wrote it.
 */
interface Correctable {
  left: StatusChangeRow;
  last: StatusChangeRow;
}

/**
 * The one record of that meeting that stands for the project, whatever the correcting meeting itself has made of it before.
 * @throws NotFoundError, ConflictError where another meeting has corrected it or where there are several
 */
function findCorrected(
  { moves, meeting, meetingOf }: DecisionScope,
  { project, corrects }: Correcting,
): Correctable {
  const { ledger } = moves;
  const own = meantBy(corrects, ledger.ofProject(moves.projectOf(project).id), meetingOf);
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
      `The record of ${project} by the meeting of ${corrects} was corrected by the meeting of ${chains[0] && meetingOf(chains[0].last)}: correct that one instead.`,
    );
  const several = [...new Set(standing.map(({ left }) => meetingOf(left)))];
  if (several.length > 1)
    throw new ConflictError(
      `Several meetings of ${corrects} have a record of ${project}: say which one you mean, ${several.sort().join(' or ')}.`,
    );
  if (other)
    throw new ConflictError(
      `The meeting of ${corrects} has more than one record of ${project}; nothing says which one you mean.`,
    );
  return found;
}
