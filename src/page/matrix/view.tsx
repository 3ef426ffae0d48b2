import { Pager } from '../components/pager.tsx';
import { MARKS } from '../components/verdict-mark.tsx';
import { capital, oneProject, projectCount, useGroup } from '../group.ts';
import type { CriterionVerdict, MatrixQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count, verdictWord } from '../words.ts';
import { Grid } from './grid.tsx';
import { matrixSentence } from './sentence.ts';

const PAGE_SIZE = 50;

const MEANINGS: Record<CriterionVerdict, string> = {
  FAILED: 'the newest run failed, or somebody assessed it as not met',
  ERRORED: 'the newest run that was not cancelled broke down',
  MISSING: 'it was never run and never assessed',
  STALE: 'it passed once, too long ago to count',
  RUNNING: 'it has too few passing runs, and one is under way',
  INSUFFICIENT: 'it has too few passing runs',
  WAIVED: 'a meeting lets it pass for a while; it never counts as met',
  NOT_APPLICABLE: 'it has nothing to say about the project',
  MET: 'it was shown',
};

/** Every project against every criterion. */
export const matrix: View = {
  path: '/matrix',
  async see({ group, url, reading, query }) {
    const { after, before } = readQuery(url, { after: one(text), before: one(text) });
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const { criteria, projects } = await query('Matrix', { ...page, ...reading });
    const isWhole = projects.totalCount === projects.nodes.length;
    return {
      title: `${capital(group.project.many)} against criteria`,
      description: `How every ${group.project.one} of the ${group.name} stands to every criterion.`,
      note: `${projectCount(group, projects.totalCount)}, ${count(criteria.length, 'criterion', 'criteria')}`,
      body: (
        <>
          <h1 class="kicker">{capital(group.project.many)} against criteria</h1>
          <p class="headline">{matrixSentence(group, criteria, projects.nodes, isWhole)}</p>
          {criteria.length > 0 && <Grid criteria={criteria} projects={projects.nodes} isWhole={isWhole} />}
          <Pager
            path="/matrix"
            search={{}}
            pageInfo={projects.pageInfo}
            label={`Pages of ${group.project.many}`}
          />
          <Legend criteria={criteria} projects={projects.nodes} />
        </>
      ),
    };
  },
};

const VERDICTS = Object.keys(MARKS) as CriterionVerdict[];

interface LegendProps {
  criteria: MatrixQuery['criteria'];
  projects: MatrixQuery['projects']['nodes'];
}

/** What the marks say that stand on the page. */
function Legend({ projects }: LegendProps) {
  const group = useGroup();
  const shown = VERDICTS.filter((verdict) =>
    projects.some(({ criterionResults }) => criterionResults.some((result) => result.verdict === verdict)),
  );
  if (shown.length === 0) return null;
  return (
    <>
      <h2 id="legend" class="visually-hidden">
        What the marks say
      </h2>
      <ul class="legend">
        {shown.toReversed().map((verdict) => (
          <li key={verdict}>
            <span class={`mark ${verdict === 'MET' ? 'good' : ''}`}>
              <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                {MARKS[verdict].shape}
              </svg>
              <span>{verdictWord(verdict, 'REVIEW')}</span>
            </span>
            : {MEANINGS[verdict]}
          </li>
        ))}
        <li>
          <span class="mark bad">red</span>: the next step requires it
        </li>
      </ul>
      <p class="quiet">
        Only required criteria decide whether {oneProject(group)} may move. A mark is a link to what it rests
        on. What is unknown, absent or out of date is never counted as met.
      </p>
    </>
  );
}
