import { Fragment } from 'preact';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { classOf, ReadinessMark } from '../components/readiness-mark.tsx';
import { isFailing, MARKS } from '../components/verdict-mark.tsx';
import { capital, levelsOf, levelWord, useGroup } from '../group.ts';
import type { MatrixQuery, Readiness } from '../operation-types.ts';
import { BY_ADVANCE } from '../overview/standing.ts';
import { count, shortTitle, verdictWord } from '../words.ts';
import { metBy } from './sentence.ts';

type Criterion = MatrixQuery['criteria'][number];
type Project = MatrixQuery['projects']['nodes'][number];

/** More rows scroll below their heads. */
const MOST_AT_ONCE = 20;

interface GridProps {
  criteria: readonly Criterion[];
  projects: readonly Project[];
  /** Whether these are all there are, so that what they are in all can be said. */
  isWhole: boolean;
}

interface Columns {
  standing: Criterion['standing'];
  gates: Readiness;
  criteria: readonly Criterion[];
}

/** Every project against every criterion: what is required first and in words, what is proposed behind it, quiet. */
export function Grid({ criteria, projects, isWhole }: GridProps) {
  const group = useGroup();
  const columns = columnsOf(criteria, levelsOf(group));
  const sorted = columns.flatMap((one) => one.criteria);
  const proposed = sorted.filter(({ standing }) => standing !== 'ADOPTED').length;
  return (
    <section
      class={`scroll panel${projects.length > MOST_AT_ONCE ? ' tall' : ''}`}
      tabindex={0}
      aria-label={`${capital(group.project.many)} and criteria, scrollable`}
    >
      <table class="grid">
        <caption>
          <span class="visually-hidden">
            Each row is one of the {group.project.many}, each column a criterion; a cell says how the one
            stands to the other.
          </span>
          {proposed > 0 && (
            <span class="beyond" aria-hidden="true">
              {count(proposed, 'more criterion', 'more criteria')} to the right →
            </span>
          )}
        </caption>
        <thead>
          <tr class="steps">
            <td />
            <td />
            {columns.map((one) => (
              <th
                key={`${one.standing} ${one.gates}`}
                scope="colgroup"
                colspan={one.criteria.length}
                class={one.standing === 'ADOPTED' ? 'required' : 'proposed-for'}
              >
                {one.standing === 'ADOPTED' ? 'Required for' : 'Proposed for'}{' '}
                <ReadinessMark readiness={one.gates} />
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">{capital(group.project.one)}</th>
            <th scope="col">Next step</th>
            {sorted.map(({ key, title, standing }) => (
              <th key={key} scope="col" class={standing === 'ADOPTED' ? 'required' : 'proposed-for'}>
                <PageLink to={`/criteria/${encodeURIComponent(key)}`}>{title}</PageLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {BY_ADVANCE.map((level) => {
            const own = projects.filter(({ readiness }) => readiness === level);
            if (own.length === 0) return null;
            return (
              <Fragment key={level}>
                <tr class={`level-head ${classOf(level)}`}>
                  <th scope="rowgroup" colspan={sorted.length + 2}>
                    <ReadinessMark readiness={level} />
                  </th>
                </tr>
                {own.map((project) => (
                  <Row key={project.slug} project={project} criteria={sorted} />
                ))}
              </Fragment>
            );
          })}
        </tbody>
        {isWhole && (
          <tfoot>
            <tr>
              <td>Met by</td>
              <td />
              {sorted.map(({ key }) => (
                <td key={key} class="figure">
                  {metBy(key, projects)} of {projects.length}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

/** What is required before what is proposed, and each by its step. */
function columnsOf(criteria: readonly Criterion[], levels: readonly Readiness[]): Columns[] {
  return (['ADOPTED', 'PROPOSED'] as const).flatMap((standing) =>
    levels.flatMap((gates) => {
      const own = criteria.filter((one) => one.standing === standing && one.gates === gates);
      return own.length > 0 ? [{ standing, gates, criteria: own }] : [];
    }),
  );
}

function Row({ project, criteria }: { project: Project; criteria: readonly Criterion[] }) {
  const { slug, lastChange, readiness, nextGate } = project;
  const required = nextGate?.criteria.filter(({ isRequired }) => isRequired) ?? [];
  return (
    <tr>
      <th scope="row">
        <ProjectLink project={project} />
        <span class="visually-hidden">
          {', '}
          <GroundsLink record={lastChange}>
            <ReadinessMark readiness={readiness} />
          </GroundsLink>
        </span>
      </th>
      <td class="summary">
        <Summary project={project} />
      </td>
      {criteria.map((criterion) => {
        const { key, standing } = criterion;
        const verdict = project.criterionResults.find((one) => one.criterion.key === key)?.verdict;
        const isNeeded = readiness !== null && required.some((one) => one.criterion.key === key);
        if (!verdict)
          return (
            <td key={key}>
              <span class="quiet">not asked</span>
            </td>
          );
        const kind = isNeeded && isFailing(verdict) ? 'failing' : verdict === 'MET' ? 'good' : 'plain';
        const isJudged = nextGate?.criteria.some((one) => one.criterion.key === key);
        return (
          <td key={key} class={standing === 'ADOPTED' ? 'required' : 'proposed-for'}>
            <PageLink
              class={`verdict ${kind} ${MARKS[verdict].className}`}
              to={
                isJudged
                  ? `/projects/${encodeURIComponent(slug)}#criterion-${key}`
                  : `/criteria/${encodeURIComponent(key)}`
              }
            >
              <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                {MARKS[verdict].shape}
              </svg>
              <span class={standing === 'ADOPTED' && verdict !== 'MISSING' ? undefined : 'visually-hidden'}>
                {verdictWord(verdict, criterion.kind)}
              </span>
            </PageLink>
          </td>
        );
      })}
    </tr>
  );
}

const isMet = ({ verdict }: { verdict: string }) => verdict === 'MET';

/** How far it is to the next step, of what is required for it and of what is proposed. */
function Summary({ project: { readiness, nextGate } }: { project: Project }) {
  const group = useGroup();
  if (!nextGate) return <span class="quiet">No further step</span>;
  const required = nextGate.criteria.filter(({ isRequired }) => isRequired);
  if (required.length === 0 || readiness === null) return <span class="quiet">Nothing required yet</span>;
  const proposed = nextGate.criteria.filter(({ isRequired }) => !isRequired);
  const met = required.filter(isMet).length;
  const isBlocked = nextGate.verdict === 'BLOCKED';
  return (
    <>
      <svg
        class={`shape ${isBlocked ? 'bad' : 'good'}`}
        viewBox="0 0 16 16"
        aria-hidden="true"
        focusable="false"
      >
        {isBlocked ? MARKS.FAILED.shape : MARKS.MET.shape}
      </svg>{' '}
      {shortTitle(levelWord(group, nextGate.to))}:{' '}
      <strong>
        {met} of {required.length}
      </strong>
      <span class="visually-hidden"> required</span>
      {proposed.length > 0 && (
        <span class="besides">
          <span class="visually-hidden">, </span>
          {proposed.filter(isMet).length} of {proposed.length} proposed
        </span>
      )}
    </>
  );
}
