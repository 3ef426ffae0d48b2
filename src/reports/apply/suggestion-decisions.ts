import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { keyOf } from '../../base/meeting-key.ts';
import { type Asked, eachOf, enterAll } from '../../domain/act/act.ts';
import { acceptSuggestion } from '../../domain/suggestion/accept.ts';
import { dismissSuggestion } from '../../domain/suggestion/dismiss.ts';
import { suggestionsAt, takeBackSuggestions } from '../../domain/suggestion/named.ts';
import type { StoredDecision } from '../plan/decisions.ts';
import type { SuggestionAcceptanceDecision, SuggestionDismissalDecision } from '../types.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  type Entering,
  type RecordRef,
  takenBack,
} from './decision-scope.ts';

type Decided = SuggestionAcceptanceDecision | SuggestionDismissalDecision;

const refOf = (id: number): RecordRef => ({ recordTable: 'suggestions', recordId: id });

/** The one suggestion that the line gave rise to. @throws NotFoundError, ConflictError where there are several */
async function findMeant({ tx }: DecisionScope, { of, line, about }: Decided) {
  const all = await suggestionsAt(tx, { of, line });
  if (!all.length) throw new NotFoundError('suggestion', `of the meeting of ${of}, line ${line}`);
  const meant = [...new Set(all.map(keyOf))];
  if (meant.length > 1)
    throw new ConflictError(
      `Several meetings of ${of} have a suggestion in line ${line}: say which one you mean, ${meant.sort().join(' or ')}.`,
    );
  const named = about === undefined ? all : all.filter(({ slug }) => slug === about || slug === null);
  const waiting = named.filter(({ state }) => state === 'WAITING');
  const [found, other] = waiting.length ? waiting : named;
  if (!found || other)
    throw new ConflictError(
      `Expected the project that you mean, "for PROJECT"; line ${line} suggests something of ${all.map(({ slug }) => slug ?? 'the channel').join(', ')}.`,
    );
  return { id: found.id, given: String(found.id) };
}

const adopt = async () => null;

const undoAll: DecisionHandler<Decided>['undoAll'] = (scope, list) =>
  takeBackSuggestions(
    scope.tx,
    list.map(({ stored }) => stored.recordId),
    takenBack(scope),
  );

const asking = <D extends Decided>(
  scope: DecisionScope,
  list: readonly Entering<D>[],
  inputOf: (decision: D) => object,
): Promise<Asked<unknown>[]> =>
  eachOf(list, async ({ decision, origin }) => ({
    input: { suggestion: await findMeant(scope, decision), ...inputOf(decision) },
    origin,
  }));

/** The suggestion waits again before it is answered otherwise. */
async function changeByAnsweringAnew<Said extends Decided>(
  this: DecisionHandler<Said>,
  scope: DecisionScope,
  { recordId }: StoredDecision,
  entering: Entering<Said>,
): Promise<RecordRef> {
  await takeBackSuggestions(scope.tx, [recordId], takenBack(scope));
  const [record] = await this.enterAll(scope, [entering]);
  return record as RecordRef;
}

/** `suggestion of 2017-06-07, line 23: accepted as EXPERIMENTAL: …` */
export const acceptanceDecisions: DecisionHandler<SuggestionAcceptanceDecision> = {
  adopt,

  async enterAll(scope, list) {
    const asked = await asking(scope, list, ({ to, about: project, effectiveOn, reason }) => ({
      to,
      project,
      effectiveOn,
      reason,
    }));
    const done = await enterAll(scope.tx, acceptSuggestion, asked, scope.actor);
    return done.map(({ answer }) => refOf(answer.suggestionId));
  },

  change: changeByAnsweringAnew,
  undoAll,
};

/** `suggestion of 2017-06-07, line 23: dismissed: …` */
export const dismissalDecisions: DecisionHandler<SuggestionDismissalDecision> = {
  adopt,

  async enterAll(scope, list) {
    const asked = await asking(scope, list, ({ reason }) => ({ reason }));
    const done = await enterAll(scope.tx, dismissSuggestion, asked, scope.actor);
    return done.map(({ answer }) => refOf(answer.suggestionId));
  },

  change: changeByAnsweringAnew,
  undoAll,
};
