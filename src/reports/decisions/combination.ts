import type { ProjectIndex } from '../parse/projects.ts';
import { type Clause, match, type NextPart, NOTHING } from './form.ts';
import type { KindsOf } from './kind.ts';
import { DecisionError, type Part, readKey, readProject, trimPart } from './words.ts';

const COMBINATION = /^combination\s+(?<slug>\S+)$/di;
const ASKED_BY = /^(?<members>.*?)(?:\s*,\s*asked\s+by\s+(?<by>@\S+))?$/dis;

/** The slug of `combination poc`; null: it is something else. */
export const readCombinationSlug = (subject: Part): Part | null => match(COMBINATION, subject)?.slug ?? null;

/** `combination poc: wireguard + ima-namespace, asked by @riyazdf`. */
export function readCombination(slug: Part, next: NextPart, projects: ProjectIndex): Clause {
  const clause = next('the projects of the set, such as "wireguard + ima-namespace"');
  const { members = NOTHING, by } = match(ASKED_BY, clause) ?? {};
  const slugs: string[] = [];
  for (const found of members.text.matchAll(/[^+]+/g)) {
    const part = trimPart({ text: found[0], at: members.at + found.index });
    const project = readProject(part, projects);
    if (slugs.includes(project)) throw new DecisionError('decision-project', part, 'each project once');
    slugs.push(project);
  }
  const askedBy = by ? { askedBy: by.text.slice(1) } : {};
  return { kind: 'COMBINATION', combination: readKey(slug), members: slugs, ...askedBy };
}

export const combinationKinds: KindsOf<'COMBINATION'> = {
  COMBINATION: {
    subject: ({ combination }) => `combination ${combination}`,
    describe: ({ combination, members }) => `combination ${combination}: ${members.join(' + ')}`,
    clause: ({ combination, members, askedBy }) =>
      `combination ${combination}: ${members.join(' + ')}${askedBy ? `, asked by @${askedBy}` : ''}`,
    whenChanged: 'a newer version of the set',
    whenRemoved:
      'the set has again the projects that it had; one that had none stays, and the report is refused',
  },
};
