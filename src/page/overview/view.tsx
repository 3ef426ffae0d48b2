import { PageLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { capital, projectCount } from '../group.ts';
import type { OverviewQuery } from '../operation-types.ts';
import type { Ask, View } from '../view.ts';
import { Answers } from './answers.tsx';
import { Attention } from './attention.tsx';
import { Empty } from './empty.tsx';
import { Filters, QuickFilters } from './filters.tsx';
import { Headline, MeetingsNote } from './headline.tsx';
import { Latest } from './latest.tsx';
import {
  isByLevel,
  isFiltered,
  PAGE_SIZE,
  type Question,
  questionOf,
  searchOf,
  variablesAt,
  variablesOf,
} from './question.ts';
import { type Row, Rows } from './rows.tsx';
import { areBlocked, isWhole, mayMove } from './standing.ts';

/** Of more projects nobody is told here how many meet a criterion: it would be asked of each. */
const MOST_JUDGED = 100;
/** More are not set each against each in a picture that is looked at in passing. */
const MOST_PAIRED = 30;

/** The overview: one sentence, the three questions of a reader and their answers, and where every project stands. */
export const overview: View = {
  path: '/',
  async see(ask) {
    const { group, url, reading, query } = ask;
    const question = questionOf(url);
    const { totalCount } = (await query('ProjectCount', {})).projects;
    const data = await query('Overview', { ...reading, hasResults: totalCount <= MOST_JUDGED });
    const slugs = data.everything.nodes.map(({ slug }) => slug);
    const isPaired = isWhole(data) && slugs.length > 1 && slugs.length <= MOST_PAIRED;
    const [found, sets, paired, contradictions] = await Promise.all([
      rowsOf(ask, question, data),
      query('OverviewSets', { asOf: reading.asOf }),
      isPaired ? query('PairMarks', { projects: slugs, asOf: reading.asOf }) : null,
      contradictionsOf(ask, data),
    ]);
    const organisations = new Set(data.everything.nodes.flatMap((project) => project.organisations));
    return {
      title: `Where the ${group.project.many} stand`,
      description: group.purpose,
      isLive: true,
      about: {
        '@type': 'Dataset',
        name: `Where the ${group.project.many} of the ${group.name} stand`,
        description: group.purpose,
        creator: { '@type': 'Organization', name: group.name },
        distribution: ['projects', 'changes', 'meetings', 'criteria', 'claims'].map((table) => ({
          '@type': 'DataDownload',
          encodingFormat: 'text/csv',
          contentUrl: `${url.origin}/${table}.csv`,
        })),
      },
      note: <MeetingsNote data={data} />,
      body: (
        <>
          <h1 class="kicker">Where the {group.project.many} stand</h1>
          <Headline data={data} />
          {data.everything.totalCount === 0 ? (
            <Empty />
          ) : (
            <>
              <Answers data={data} sets={sets} pairs={paired?.combination.pairs ?? null} />
              <Attention contradictions={contradictions} />
              <h2 id="projects" class="visually-hidden">
                {capital(group.project.many)}
              </h2>
              <div class="choose">
                <QuickFilters data={data} question={question} />
                <Filters
                  question={question}
                  counts={data.readinessCounts}
                  organisations={[...organisations].sort()}
                />
              </div>
              <p
                class={isFiltered(question) ? 'shown' : 'shown visually-hidden'}
                role="status"
                data-live="shown"
              >
                {isFiltered(question) ? (
                  <>
                    {found.totalCount.toLocaleString('en')} of{' '}
                    {projectCount(group, data.everything.totalCount)}.{' '}
                    {question.gate && !isWhole(data) && `Only the first ${slugs.length} were asked. `}
                    <PageLink to="/#projects">Show all</PageLink>
                  </>
                ) : (
                  projectCount(group, found.totalCount)
                )}
              </p>
              {found.rows.length > 0 && <Rows rows={found.rows} question={question} counts={found.counts} />}
              {found.pageInfo && (
                <Pager
                  path="/#projects"
                  search={searchOf(question)}
                  pageInfo={found.pageInfo}
                  label={`Pages of ${group.project.many}`}
                />
              )}
            </>
          )}
          <Latest data={data} />
        </>
      ),
    };
  },
};

/** They are known of today alone; of more projects the brief tells them, some at a time. */
async function contradictionsOf({ query, reading }: Ask, { everything, lastMeeting }: OverviewQuery) {
  const since = lastMeeting.nodes[0]?.date;
  if (reading.asOf || since === undefined || everything.totalCount > MOST_JUDGED) return null;
  return (await query('OverviewContradictions', { since })).brief.contradictions;
}

interface Found {
  rows: readonly Row[];
  totalCount: number;
  /** Null where the rows of every level are cut on their own. */
  pageInfo: Parameters<typeof Pager>[0]['pageInfo'] | null;
  /** How many stand at each level; null where rows were chosen. */
  counts: OverviewQuery['readinessCounts'] | null;
}

/** The rows that are asked for; without a question the first of every level. */
async function rowsOf({ query, reading }: Ask, question: Question, data: OverviewQuery): Promise<Found> {
  const { readinessCounts, everything } = data;
  if (isByLevel(question) && !isFiltered(question) && everything.totalCount > PAGE_SIZE) {
    const levels = readinessCounts.filter(({ projects }) => projects > 0);
    const found = await Promise.all(
      levels.map(({ readiness }) => query('OverviewRows', variablesAt(readiness, reading))),
    );
    return {
      rows: found.flatMap(({ projects }) => projects.nodes),
      totalCount: everything.totalCount,
      pageInfo: null,
      counts: readinessCounts,
    };
  }
  const chosen =
    question.gate === 'open' ? mayMove(data) : question.gate === 'blocked' ? areBlocked(data) : null;
  const slugs = chosen?.slice(0, PAGE_SIZE).map(({ slug }) => slug) ?? null;
  if (slugs?.length === 0) return { rows: [], totalCount: 0, pageInfo: null, counts: null };
  const { projects } = await query('OverviewRows', variablesOf(question, reading, slugs));
  return {
    rows: projects.nodes,
    totalCount: projects.totalCount,
    pageInfo: projects.pageInfo,
    counts: isFiltered(question) ? null : readinessCounts,
  };
}
