import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Group, LEVELS } from '../base/group.ts';
import type { Readiness } from './operation-types.ts';
import { count } from './words.ts';

export { capital, type Group } from '../base/group.ts';

const GroupContext = createContext<Group | null>(null);
export const GroupProvider = GroupContext.Provider;

/** Whose page it is. */
export function useGroup(): Group {
  const group = useContext(GroupContext);
  if (!group) throw new Error('expected a page within its GroupProvider');
  return group;
}

/** The word for a level in running text. */
export const levelWord = ({ levels }: Group, readiness: Readiness | null): string =>
  readiness === null ? 'None recorded' : levels[readiness].name;

export const levelMeaning = ({ levels }: Group, readiness: Readiness | null): string =>
  readiness === null ? 'No meeting has recorded a readiness.' : levels[readiness].means;

/** Where something at this level is found. What brings its own kernel work may be found elsewhere. */
export const placeOf = ({ levels }: Group, readiness: Readiness, hasKernel: boolean): string =>
  levels[readiness][hasKernel ? 'kernelPlace' : 'place'];

/** The levels that the group uses, from the first word about a project to its end. */
export const levelsOf = ({ levels }: Group): Readiness[] => LEVELS.filter((level) => levels[level].isUsed);

/** `a project`, `an initiative`. */
export const oneProject = ({ project: { one } }: Group): string =>
  `${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}`;

/** `1 project`, `2 projects`, in the group's word. */
export const projectCount = ({ project }: Group, many: number): string =>
  count(many, project.one, project.many);

const LEVEL = new RegExp(`\\b(?:${LEVELS.join('|')})\\b`, 'g');

/** A sentence of the API in the group's words: levels by their names, the group by its own; what it quotes stays. */
export const inWordsOf = (group: Group, sentence: string): string =>
  sentence
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? part : worded(group, part)))
    .join('');

const QUOTED = /(“[^”]*”)/;
const worded = (group: Group, text: string): string =>
  text
    .replace(LEVEL, (level) => group.levels[level as Readiness].name)
    .replace(/\bthe SIG\b/g, `the ${group.shortName}`);
