import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { MARKS, VerdictMark } from '../components/verdict-mark.tsx';
import { capital, levelWord, projectCount, useGroup } from '../group.ts';
import type { CriterionVerdict, MatrixQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

const PAGE_SIZE = 50;

const MEANINGS: Record<CriterionVerdict, string> = {
  FAILED: 'the newest run failed, or it was assessed as not met',
  ERRORED: 'the newest run broke down or was cancelled',
  MISSING: 'never run, never assessed',
  STALE: 'shown once, too long ago to count',
  RUNNING: 'too few passing runs, one is under way',
  INSUFFICIENT: 'too few passing runs',
  WAIVED: 'a meeting lets it pass for a while; never counted as met',
  NOT_APPLICABLE: 'has nothing to say about the project',
  MET: 'shown',
};

/** Every project against every criterion. */
export const matrix: View = {
  path: '/matrix',
  async see({ group, url, reading, query }) {
    const { after, before } = readQuery(url, { after: one(text), before: one(text) });
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const { criteria, projects } = await query('Matrix', { ...page, ...reading });
    return {
      title: 'Matrix',
      description: `How every ${group.project.one} of the ${group.name} stands to every criterion.`,
      body: (
        <>
          <h1>{capital(group.project.many)} and criteria</h1>
          <p class="lede">
            How {projectCount(group, projects.totalCount)} stand to{' '}
            {count(criteria.length, 'criterion', 'criteria')}. What is unknown, absent or out of date is never
            counted as met.
          </p>
          {criteria.length > 0 && <Grid criteria={criteria} projects={projects.nodes} />}
          <Pager
            path="/matrix"
            search={{}}
            pageInfo={projects.pageInfo}
            label={`Pages of ${group.project.many}`}
          />
          <Legend />
        </>
      ),
    };
  },
};

interface GridProps {
  criteria: MatrixQuery['criteria'];
  projects: MatrixQuery['projects']['nodes'];
}

function Grid({ criteria, projects }: GridProps) {
  const group = useGroup();
  return (
    <section class="scroll tall" tabindex={0} aria-label="Projects and criteria, scrollable">
      <table class="grid">
        <caption>
          Each row is one of the {group.project.many}, each column a criterion; a cell says how the one stands
          to the other.
        </caption>
        <thead>
          <tr>
            <th scope="col">{capital(group.project.one)}</th>
            {criteria.map(({ key, title, gates, standing }) => (
              <th key={key} scope="col">
                <PageLink to={`/criteria#criterion-${key}`}>{title}</PageLink>
                <span class="quiet small">
                  {' '}
                  to {levelWord(group, gates)}, {standing === 'ADOPTED' ? 'adopted' : 'proposed'}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.slug}>
              <th scope="row">
                <ProjectLink project={project} />
                <p class="small">
                  <GroundsLink record={project.lastChange}>
                    <ReadinessMark readiness={project.readiness} />
                  </GroundsLink>
                </p>
              </th>
              {criteria.map(({ key, kind }) => {
                const result = project.criterionResults.find(({ criterion }) => criterion.key === key);
                return (
                  <td key={key}>
                    {result ? (
                      <VerdictMark verdict={result.verdict} kind={kind} />
                    ) : (
                      <span class="quiet">not asked</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const VERDICTS = Object.keys(MARKS) as CriterionVerdict[];

function Legend() {
  return (
    <>
      <h2 id="legend">What the marks say</h2>
      <dl class="facts">
        {VERDICTS.map((verdict) => (
          <div key={verdict}>
            <dt>
              <VerdictMark verdict={verdict} kind="CI" />
            </dt>
            <dd>{MEANINGS[verdict]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
