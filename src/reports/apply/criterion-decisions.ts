import { enterAll } from '../../domain/act/act.ts';
import { adoptCriterion, retireCriterion } from '../../domain/criterion/change-in-force.ts';
import { defineCriterion } from '../../domain/criterion/define.ts';
import { SETTINGS } from '../../domain/criterion/kinds.ts';
import { recordsUpTo, takeBackCriterionRecord } from '../../domain/criterion/take-back.ts';
import { readsAs } from '../decisions/words.ts';
import type { StoredDecision } from '../plan/decisions.ts';
import type { CriterionAdoptionDecision, CriterionDecision, CriterionDropDecision } from '../types.ts';
import {
  askedBy,
  type DecisionHandler,
  type DecisionScope,
  type Entering,
  evidenceOf,
  type RecordRef,
  refKey,
  takenBack,
} from './decision-scope.ts';

type Decided = CriterionDecision | CriterionDropDecision | CriterionAdoptionDecision;

const refOf = (id: number): RecordRef => ({ recordTable: 'criterion_records', recordId: id });

/** The meeting's own record of a criterion, where it is the last one and no line stands for it. */
async function lastOwn(scope: DecisionScope, key: string) {
  const { tx, meeting, taken } = scope;
  const records = await scope.recorded(`criterion ${key}`, () => recordsUpTo(tx, [key], meeting.date));
  const last = records.at(-1);
  return last && last.meetingId === meeting.id && !taken.has(refKey(refOf(last.id))) ? last : null;
}

const undo = async (
  scope: DecisionScope,
  recordId: number,
  key: string,
  evidence: ReturnType<typeof evidenceOf>,
) => takeBackCriterionRecord(scope.tx, { id: recordId, key, evidence }, takenBack(scope));

const undoAll: DecisionHandler<Decided>['undoAll'] = async (scope, list) => {
  for (const { stored, content, evidence } of list)
    if ('criterion' in content) await undo(scope, stored.recordId, content.criterion, evidence);
};

/** The record of the old wording does not count against the new one: a drop that is reworded would find its criterion dropped. */
async function changeByEnteringAnew<Said extends Decided>(
  this: DecisionHandler<Said>,
  scope: DecisionScope,
  stored: StoredDecision,
  entering: Entering<Said>,
): Promise<RecordRef> {
  await undo(scope, stored.recordId, entering.decision.criterion, evidenceOf(entering));
  const [record] = await this.enterAll(scope, [entering]);
  return record as RecordRef;
}

/** `criterion fuzzed for GRADUATED (REVIEW): …: …` */
export const criterionDecisions: DecisionHandler<CriterionDecision> = {
  async adopt(scope, decision) {
    const last = await lastOwn(scope, decision.criterion);
    const isSame =
      last &&
      last.act === 'DEFINED' &&
      last.standing === (decision.standing ?? 'ADOPTED') &&
      SETTINGS.every((name) => decision[name] === undefined || last[name] === decision[name]) &&
      last.gates === decision.gates &&
      last.kind === decision.criterionKind &&
      readsAs(last.title, decision.title) &&
      readsAs(last.reason ?? '', decision.reason);
    return isSame ? refOf(last.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ criterion: key, criterionKind: kind, ...decision }) => ({
        key,
        kind,
        gates: decision.gates,
        title: decision.title,
        standing: decision.standing ?? 'ADOPTED',
        requiredRuns: decision.requiredRuns,
        windowDays: decision.windowDays,
        minimumScore: decision.minimumScore,
        reason: decision.reason,
        meeting: meeting.key,
      })),
    );
    const done = await enterAll(tx, defineCriterion, asked, actor);
    return done.map(({ answer }) => refOf(answer.recordId));
  },

  change: changeByEnteringAnew,
  undoAll,
};

/** A line that says of a criterion there is what became of it. */
function decisionsAbout<Said extends CriterionDropDecision | CriterionAdoptionDecision>(
  act: typeof retireCriterion,
  leaves: 'RETIRED' | 'ADOPTED',
): DecisionHandler<Said> {
  return {
    async adopt(scope, { criterion, reason }) {
      const last = await lastOwn(scope, criterion);
      return last?.act === leaves && readsAs(last.reason ?? '', reason) ? refOf(last.id) : null;
    },

    async enterAll({ tx, meeting, actor }, list) {
      const asked = list.map((entering) =>
        askedBy(entering, ({ criterion, reason }) => ({ criterion, reason, meeting: meeting.key })),
      );
      const done = await enterAll(tx, act, asked, actor);
      return done.map(({ answer }) => refOf(answer.recordId));
    },

    change: changeByEnteringAnew,
    undoAll,
  };
}

/** `criterion fuzzed dropped: …` */
export const dropDecisions = decisionsAbout<CriterionDropDecision>(retireCriterion, 'RETIRED');

/** `criterion fuzzed adopted: …` */
export const adoptionDecisions = decisionsAbout<CriterionAdoptionDecision>(adoptCriterion, 'ADOPTED');
