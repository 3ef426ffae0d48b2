import { Fragment } from 'preact';
import { Day } from '../components/day.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { MeetingLink, meetingKey, PageLink, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { ReadingInputs } from '../components/reading-inputs.tsx';
import { Sentence } from '../components/sentence.tsx';
import { capital, type Group, levelsOf, levelWord, useGroup } from '../group.ts';
import type { ChangesQuery, Readiness } from '../operation-types.ts';
import { many, one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { basisWords, count, listed } from '../words.ts';

const PAGE_SIZE = 25;

/** Every record of the ledger, the newest meeting first; of some projects where they are chosen. */
export const changes: View = {
  path: '/changes',
  async see({ group, url, reading, query }) {
    const { project, after, before } = readQuery(url, {
      project: many(text),
      after: one(text),
      before: one(text),
    });
    const { statusChanges, projects } = await query('Changes', {
      filter: { recordedTo: reading.asOf, project: project.length > 0 ? project : null },
      ...(before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after }),
      ...reading,
    });
    const { nodes, totalCount, pageInfo } = statusChanges;
    return {
      title: 'Changes',
      feeds: [
        ...levelsOf(group).map((level) => [feedOf(level), `Recorded as ${levelWord(group, level)}`] as const),
        ['/proposals', 'Proposals'],
      ],
      description: `What meetings of the ${group.name} recorded about the readiness of its ${group.project.many}.`,
      body: (
        <>
          <h1>Changes</h1>
          <p class="lede">
            What meetings recorded about the readiness of {group.project.many}, newest first.
          </p>
          <ProjectChoice projects={projects.nodes} chosen={project} />
          <p class="shown" role="status">
            {totalCount === 0 && project.length === 0 ? 'No record yet' : count(totalCount, 'record')}
            {project.length > 0 && (
              <>
                . <PageLink to="/changes">Show those of all {group.project.many}</PageLink>
              </>
            )}
          </p>
          {nodes.length > 0 && <ChangesByMeeting records={nodes} />}
          <Pager path="/changes" search={{ project }} pageInfo={pageInfo} label="Pages of changes" />
          <p class="quiet small">
            Follow them as <a href="/changes.atom">Atom</a>, <a href="/changes.json">JSON Feed</a> or{' '}
            <a href="/changes.csv">CSV</a>; proposals as <a href="/proposals.atom">Atom</a> or{' '}
            <a href="/proposals.json">JSON Feed</a>.
          </p>
          <p class="quiet small">
            What was recorded as one readiness, as Atom and JSON Feed:{' '}
            {listed(
              levelsOf(group).map((level) => (
                <Fragment key={level}>
                  {levelWord(group, level)} (<a href={`${feedOf(level)}.atom`}>Atom</a>,{' '}
                  <a href={`${feedOf(level)}.json`}>JSON</a>)
                </Fragment>
              )),
            )}
            .
          </p>
        </>
      ),
    };
  },
};

const feedOf = (level: Readiness) => `/changes/${level.toLowerCase()}`;

type Records = ChangesQuery['statusChanges']['nodes'];

function ChangesByMeeting({ records }: { records: Records }) {
  const meetings = new Map(records.map(({ meeting }) => [meetingKey(meeting), meeting]));
  return [...meetings].map(([key, meeting]) => (
    <section key={key}>
      <h2 class="of-meeting">
        Meeting of <MeetingLink {...meeting} />
      </h2>
      <ul class="records">
        {records
          .filter((record) => meetingKey(record.meeting) === key)
          .map((record) => (
            <li key={record.number} class={record.stands ? undefined : 'fallen'}>
              <Change record={record} />
            </li>
          ))}
      </ul>
    </section>
  ));
}

function Change({ record }: { record: Records[number] }) {
  const group = useGroup();
  const { number, project, to, isRetraction, stands, reason, effectiveOn, meeting } = record;
  return (
    <>
      <p>
        <strong>
          <ProjectLink project={project} />
        </strong>{' '}
        <GroundsLink record={record}>
          {isRetraction ? (
            <span class="quiet">had an earlier record taken back</span>
          ) : (
            <>
              {verbOf(group, record)} <ReadinessMark readiness={to} />
            </>
          )}
        </GroundsLink>
      </p>
      <p>
        <Sentence text={reason} isQuoted />
      </p>
      <p class="quiet small">
        {effectiveOn !== meeting.date && (
          <>
            It took effect on <Day date={effectiveOn} />.{' '}
          </>
        )}
        {capital(basisWords(record))}.{!stands && ' It was corrected since.'}{' '}
        <PageLink to={`/records/${number}`}>Record {number}</PageLink>
      </p>
    </>
  );
}

/** What a record did, between the project and the level. */
function verbOf(group: Group, { kind, from }: Pick<Records[number], 'kind' | 'from'>): string {
  if (kind === 'CONFIRMATION') return 'was confirmed as';
  if (kind === 'CORRECTION') return 'was corrected to';
  return from ? `moved from ${levelWord(group, from)} to` : 'was first recorded as';
}

interface ProjectChoiceProps {
  projects: ChangesQuery['projects']['nodes'];
  chosen: readonly string[];
}

function ProjectChoice({ projects, chosen }: ProjectChoiceProps) {
  const group = useGroup();
  return (
    <form class="tools" method="get" action="/changes">
      <ReadingInputs />
      <label>
        {capital(group.project.one)}
        <select name="project">
          <option value="">all {group.project.many}</option>
          {projects.map(({ slug, name }) => (
            <option key={slug} value={slug} selected={chosen.includes(slug)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
  );
}
