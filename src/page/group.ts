import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Group } from '../base/group.ts';
import { READINESS } from '../base/readiness.ts';
import type { Readiness } from './operation-types.ts';
import { count } from './words.ts';

export { capital, type Group, inWordsOf } from '../base/group.ts';

const GroupContext = createContext<Group | null>(null);
export const GroupProvider = GroupContext.Provider;

/** The group whose page it is. */
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
export const levelsOf = ({ levels }: Group): Readiness[] => READINESS.filter((level) => levels[level].isUsed);

/** `a project`, `an initiative`. */
export const oneProject = ({ project: { one } }: Group): string =>
  `${/^[aeiou]/i.test(one) ? 'an' : 'a'} ${one}`;

/** `1 project`, `2 projects`, in the group's word. */
export const projectCount = ({ project }: Group, many: number): string =>
  count(many, project.one, project.many);
