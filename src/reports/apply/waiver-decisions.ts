import { ConflictError } from '../../base/errors.ts';
import { eachOf, enterAll, refusedAt } from '../../domain/act/act.ts';
import { revokeWaiver } from '../../domain/waiver/revoke.ts';
import {
  grantAgain,
  grantBefore,
  type NamedWaiver,
  namedWaivers,
  takeBackWaiver,
  waiverById,
} from '../../domain/waiver/take-back.ts';
import { waiveCriterion } from '../../domain/waiver/waive.ts';
import { readsAs } from '../decisions/words.ts';
import type { WaiverDecision, WaiverRevocationDecision } from '../types.ts';
import {
  askedBy,
  type DecisionHandler,
  type DecisionScope,
  evidenceOf,
  type RecordRef,
  refKey,
  takenBack,
} from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'waivers', recordId: id });
const revocationOf = (id: number): RecordRef => ({ recordTable: 'waiver_revocations', recordId: id });

interface About {
  project: string;
  criterion: string;
}

/** Of meetings up to this one, in the order in which each stands in the place of the one before. */
const waiversAbout = (waivers: readonly NamedWaiver[], { meeting }: DecisionScope, about: About) =>
  waivers.filter(
    ({ slug, key, grantedOn }) =>
      slug === about.project && key === about.criterion && grantedOn <= meeting.date,
  );

const recordedWaivers = (scope: DecisionScope, { project }: About) =>
  scope.recorded(`waivers of ${project}`, () => namedWaivers(scope.tx, [project]));

/** `wireguard, ci-boots: waived until 2017-12-31: …` */
export const waiverDecisions: DecisionHandler<WaiverDecision> = {
  async adopt(scope, decision) {
    const found = waiversAbout(await recordedWaivers(scope, decision), scope, decision).find(
      (waiver) =>
        waiver.meetingId === scope.meeting.id &&
        waiver.revokedIn === null &&
        !scope.taken.has(refKey(refOf(waiver.id))) &&
        waiver.expiresOn === decision.until &&
        readsAs(waiver.reason, decision.reason),
    );
    return found ? refOf(found.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ project, criterion, until, reason, inAdvance }) => ({
        project,
        criterion,
        expiresOn: until,
        inAdvance,
        reason,
        meeting: meeting.key,
      })),
    );
    const done = await enterAll(tx, waiveCriterion, asked, actor);
    return done.map(({ answer }) => refOf(answer.waiverId));
  },

  async change(scope, { recordId }, entering) {
    const reason = `Replaced: the report of ${scope.meeting.date} was corrected.`;
    await takeBackWaiver(scope.tx, recordId, takenBack(scope, reason));
    const [record] = await this.enterAll(scope, [entering]);
    return record as RecordRef;
  },

  async undoAll(scope, list) {
    for (const { stored, evidence } of list) {
      const own = await takeBackWaiver(scope.tx, stored.recordId, takenBack(scope));
      await grantBefore(scope.tx, own, takenBack(scope), evidence);
    }
  },
};

/** `wireguard, ci-boots: waiver revoked: …` */
export const revocationDecisions: DecisionHandler<WaiverRevocationDecision> = {
  async adopt(scope, decision) {
    const found = waiversAbout(await recordedWaivers(scope, decision), scope, decision).find(
      (waiver) =>
        waiver.revokedIn === scope.meeting.id &&
        !scope.taken.has(refKey(revocationOf(waiver.id))) &&
        readsAs(waiver.revokedBecause ?? '', decision.reason),
    );
    return found ? revocationOf(found.id) : null;
  },

  async enterAll(scope, list) {
    const { tx, meeting, actor } = scope;
    const waivers = await namedWaivers(tx, [...new Set(list.map(({ decision }) => decision.project))]);
    const asked = await eachOf(list, (entering) => {
      const { project, criterion } = entering.decision;
      const newest = waiversAbout(waivers, scope, entering.decision).at(-1);
      if (!newest || newest.revokedIn !== null || newest.expiresOn < meeting.date)
        throw new ConflictError(
          `Expected a waiver of ${criterion} for ${project} in force on ${meeting.date}; there is none.`,
        );
      const waiver = { id: newest.id, given: String(newest.id) };
      return askedBy(entering, ({ reason }) => ({ waiver, reason, meeting: meeting.key }));
    });
    const done = await enterAll(tx, revokeWaiver, asked, actor);
    return done.map(({ answer }) => revocationOf(answer.waiverId));
  },

  /** A revocation cannot be taken back: the waiver is granted again, and revoked for the new reason. */
  async change(scope, { recordId }, entering) {
    const { tx, actor, meeting } = scope;
    const by = takenBack(scope);
    const again = await grantAgain(tx, await waiverById(tx, recordId), by, evidenceOf(entering));
    const waiver = { id: again.id, given: String(again.id) };
    const { reason } = entering.decision;
    const asked = { input: { waiver, reason, meeting: meeting.key }, origin: entering.origin };
    await refusedAt(0, () => enterAll(tx, revokeWaiver, [asked], actor));
    return revocationOf(again.id);
  },

  async undoAll(scope, list) {
    for (const { stored, evidence } of list)
      await grantAgain(scope.tx, await waiverById(scope.tx, stored.recordId), takenBack(scope), evidence);
  },
};
