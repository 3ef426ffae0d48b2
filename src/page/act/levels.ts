import { createScope } from '../../base/scope.ts';
import { type Group, inWordsOf, levelMeaning, levelsOf, levelWord } from '../group.ts';
import type { Readiness } from '../operation-types.ts';

/** The group whose forms these are, set once for a request, since the words of an act are in tables that know no request. */
export const forms = createScope<Group>();

function group(): Group {
  const own = forms.current();
  if (!own) throw new Error('expected the forms of a group');
  return own;
}

export const usedLevels = (): Readiness[] => levelsOf(group());
export const readinessWord = (level: Readiness | null): string => levelWord(group(), level);
export const readinessMeaning = (level: Readiness): string => levelMeaning(group(), level);
export const inWords = (sentence: string): string => inWordsOf(group(), sentence);
