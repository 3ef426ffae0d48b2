import { Fragment } from 'preact';
import { GroundsLink } from '../components/grounds-link.tsx';
import { ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { Sentence } from '../components/sentence.tsx';
import { levelsOf, projectCount, useGroup } from '../group.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';
import { Picture } from './picture.tsx';
import { partsOf, rowOf, type TimelineRow } from './rows.ts';

const PAGE_SIZE = 40;

/** All projects over all meetings, in one picture and in words. */
export const timeline: View = {
  path: '/timeline',
  async see({ group, url, reading, query }) {
    const { after, before } = readQuery(url, { after: one(text), before: one(text) });
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const { projects, meetings } = await query('Timeline', { ...page, ...reading });
    const rows = projects.nodes.map((project) => rowOf(project, reading));
    const isEmpty = rows.every(({ stops, open }) => stops.length + open.length === 0);
    return {
      title: 'Timeline',
      description: `Where every ${group.project.one} of the ${group.name} has stood, meeting by meeting.`,
      body: (
        <>
          <h1>Timeline</h1>
          <p class="lede">
            {isEmpty
              ? 'No meeting has recorded a level yet, and no proposal is open.'
              : `${projectCount(group, projects.totalCount)} over ${count(meetings.nodes.length, 'meeting')}: ${
                  reading.clock === 'RECORDED'
                    ? 'the levels as the minutes had them.'
                    : 'the levels as they took effect.'
                }`}
          </p>
          {!isEmpty && (
            <figure class="timeline">
              <Legend />
              <Picture rows={rows} meetings={meetings.nodes.map(({ date }) => date)} />
            </figure>
          )}
          <Pager
            path="/timeline"
            search={{}}
            pageInfo={projects.pageInfo}
            label={`Pages of ${group.project.many}`}
          />
          {rows.length > 0 && <InWords rows={rows} />}
        </>
      ),
    };
  },
};

function Legend() {
  const group = useGroup();
  return (
    <figcaption class="quiet small">
      Each upright line is a meeting. A disc is a change, a ring a confirmation, a dashed ring what no meeting
      recorded. <span class="beyond">Scroll to the right for later meetings →</span>{' '}
      {levelsOf(group).map((level) => (
        <span key={level}>
          <ReadinessMark readiness={level} />{' '}
        </span>
      ))}
    </figcaption>
  );
}

function Said({ row }: { row: TimelineRow }) {
  const parts = partsOf(useGroup(), row);
  if (parts.length === 0) return 'Nothing has been recorded or proposed.';
  return (
    <>
      {parts.map(({ text, page }, index) => (
        <Fragment key={text}>
          {index > 0 && '; '}
          <GroundsLink record={page === null ? null : { page }}>
            <Sentence text={text} />
          </GroundsLink>
        </Fragment>
      ))}
      .
    </>
  );
}

function InWords({ rows }: { rows: readonly TimelineRow[] }) {
  return (
    <>
      <h2 id="words">The same in words</h2>
      <ul class="records">
        {rows.map((row) => (
          <li key={row.slug}>
            <p>
              <ProjectLink project={row} />: <Said row={row} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
