import { eachOf, enterAll } from '../../domain/act/act.ts';
import { defineCombination } from '../../domain/combination/define.ts';
import { combinationsOfMeeting, takeBackCombination } from '../../domain/combination/take-back.ts';
import { readsAs } from '../decisions/words.ts';
import type { CombinationDecision } from '../types.ts';
import { askedBy, type DecisionHandler, type RecordRef, refKey, takenBack } from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'combination_versions', recordId: id });

/** `combination poc: wireguard + ima-namespace, asked by @riyazdf: …`. Append-only: the newest version is the set. */
export const combinationDecisions: DecisionHandler<CombinationDecision> = {
  async adopt(scope, decision) {
    const rows = await scope.recorded('combinations', () =>
      combinationsOfMeeting(scope.tx, scope.meeting.id),
    );
    const last = rows.findLast(({ combination }) => combination === decision.combination);
    const isSame =
      last &&
      !scope.taken.has(refKey(refOf(last.id))) &&
      last.members.join() === decision.members.toSorted().join() &&
      readsAs(last.reason, decision.reason);
    return isSame ? refOf(last.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ combination: slug, members, askedBy: handle, reason }) => ({
        slug,
        projects: members,
        askedBy: handle,
        reason,
        meeting: meeting.key,
      })),
    );
    const done = await enterAll(tx, defineCombination, asked, actor);
    return done.map(({ answer }) => refOf(answer.versionId));
  },

  async undoAll(scope, list) {
    await eachOf(list, ({ stored, evidence }) =>
      takeBackCombination(scope.tx, { id: stored.recordId, evidence }, takenBack(scope)),
    );
  },
};
