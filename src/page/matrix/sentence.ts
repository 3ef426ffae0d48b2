import type { Group } from '../group.ts';
import type { MatrixQuery } from '../operation-types.ts';
import { count, listed, shortTitle } from '../words.ts';

type Criteria = MatrixQuery['criteria'];
type Projects = MatrixQuery['projects']['nodes'];

/** How many of some projects meet a criterion. */
export const metBy = (key: string, projects: readonly Projects[number][]): number =>
  projects.filter(({ criterionResults }) =>
    criterionResults.some(({ criterion, verdict }) => criterion.key === key && verdict === 'MET'),
  ).length;

const quoted = (title: string): string => `“${shortTitle(title)}”`;

/** What is required and what is proposed, and how the projects of the page stand to what is required. */
export function matrixSentence(
  group: Group,
  criteria: Criteria,
  projects: Projects,
  isWhole: boolean,
): string {
  const required = criteria.filter(({ standing }) => standing === 'ADOPTED');
  const proposed = criteria.length - required.length;
  if (criteria.length === 0) return 'No criterion is in force.';
  const first = [
    required.length > 0 && count(required.length, 'criterion is required', 'criteria are required'),
    proposed > 0 &&
      (required.length > 0
        ? `${proposed} ${proposed === 1 ? 'is' : 'are'} proposed`
        : count(proposed, 'criterion is proposed', 'criteria are proposed')),
  ].filter(Boolean);
  if (projects.length === 0 || required.length === 0) return `${first.join(' and ')}.`;
  const titles = (of: Criteria) =>
    listed(
      of.map(({ title }) => quoted(title)),
      'or',
    ).join('');
  const all = required.filter(({ key }) => metBy(key, projects) === projects.length);
  const none = required.filter(({ key }) => metBy(key, projects) === 0);
  const some = required.filter((one) => !all.includes(one) && !none.includes(one));
  const told = [
    ...(all.length > 0
      ? [`every ${group.project.one} meets ${listed(all.map(({ title }) => quoted(title))).join('')}`]
      : []),
    ...some.map(
      ({ key, title }) =>
        `${metBy(key, projects)}${isWhole ? ` of ${projects.length}` : ''} meet${isWhole || metBy(key, projects) > 1 ? '' : 's'} ${quoted(title)}`,
    ),
    ...(none.length > 0 ? [`no ${group.project.one} meets ${titles(none)}`] : []),
  ].join('; ');
  const said = isWhole ? told : `of the ${projects.length} ${group.project.many} on this page, ${told}`;
  return `${first.join(' and ')}. ${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}
