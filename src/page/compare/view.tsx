import { Day } from '../components/day.tsx';
import { DayInput } from '../components/day-input.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { MeetingLink, meetingKey, PageLink, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { levelWord, projectCount, useGroup } from '../group.ts';
import type { CompareQuery } from '../operation-types.ts';
import { proposalSentence } from '../proposal-sentence.ts';
import { day, one, readQuery, text } from '../query-string.ts';
import { type Reading, useReading } from '../reading.ts';
import type { View } from '../view.ts';
import { whatOf } from '../what-happened.ts';
import { count, listed } from '../words.ts';

const PAGE_SIZE = 25;

/** What became different between two days. Its `to` is the day as of which the page is read, unless another is given. */
export const compare: View = {
  path: '/compare',
  async see({ group, url, reading, query }) {
    const asked = readQuery(url, { from: one(day), to: one(day), after: one(text), before: one(text) });
    const { from, to = reading.asOf, after, before } = asked;
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const found = from && to ? await query('Compare', { from, to, clock: reading.clock, ...page }) : null;
    return {
      title: found ? `From ${from} to ${to}` : 'Compare',
      description: `What changed about the ${group.project.many} of the ${group.name} between two days.`,
      body: (
        <>
          <h1>Compare two days</h1>
          <Days from={from} to={to} />
          {found && from && to ? (
            <Differences comparison={found.compare} from={from} to={to} />
          ) : (
            <p>
              Choose the two days. What the {group.project.many} were on the first is set against what they
              were on the second.
            </p>
          )}
        </>
      ),
    };
  },
};

function Days({ from, to }: { from: string | undefined; to: string | null }) {
  const { clock }: Reading = useReading();
  return (
    <form class="tools" method="get" action="/compare">
      <DayInput label="From" name="from" value={from} required />
      <DayInput label="To" name="to" value={to} required />
      <label>
        By
        <select name="clock">
          <option value="">when it took effect</option>
          <option value="RECORDED" selected={clock === 'RECORDED'}>
            when it was recorded
          </option>
        </select>
      </label>
      <button type="submit">Compare</button>
    </form>
  );
}

type Comparison = CompareQuery['compare'];

function Differences({ comparison, from, to }: { comparison: Comparison; from: string; to: string }) {
  const group = useGroup();
  const { meetings, projects } = comparison;
  const days = meetings.nodes.map((meeting) => <MeetingLink key={meetingKey(meeting)} {...meeting} />);
  const more = meetings.totalCount - days.length;
  return (
    <>
      <p class="shown" role="status">
        {projects.totalCount === 0 ? 'Nothing' : projectCount(group, projects.totalCount)} changed between{' '}
        <Day date={from} /> and <Day date={to} />.
      </p>
      <p>
        {days.length === 0 ? (
          'No meeting was held in between.'
        ) : (
          <>Meetings held in between: {listed(more > 0 ? [...days, count(more, 'more', 'more')] : days)}.</>
        )}
      </p>
      <ul class="records">
        {projects.nodes.map((difference) => (
          <li key={difference.after.slug}>
            <Difference difference={difference} />
          </li>
        ))}
      </ul>
      <Pager
        path="/compare"
        search={{ from, to }}
        pageInfo={projects.pageInfo}
        label={`Pages of ${group.project.many}`}
      />
    </>
  );
}

type Then = Comparison['projects']['nodes'][number]['before'];

/** A level with the way to what it rests on. */
function Level({ project: { readiness, lastChange } }: { project: Then }) {
  return (
    <GroundsLink record={lastChange}>
      <ReadinessMark readiness={readiness} />
    </GroundsLink>
  );
}

function Difference({ difference }: { difference: Comparison['projects']['nodes'][number] }) {
  const group = useGroup();
  const { before, after, hasMoved, statusChanges, openedProposals, closedProposals } = difference;
  return (
    <>
      <h2 class="of-meeting">
        <ProjectLink project={after} />
      </h2>
      <p>
        {hasMoved ? (
          <>
            <Level project={before} /> → <Level project={after} />
          </>
        ) : (
          <>
            <Level project={after} /> <span class="quiet">on both days</span>
          </>
        )}
      </p>
      <ul>
        {statusChanges.nodes.map((record) => (
          <li key={record.number}>
            <PageLink to={`/records/${record.number}`}>Record {record.number}</PageLink>:{' '}
            <GroundsLink record={record}>
              {whatOf(group, record)}, by the meeting of <Day date={record.meeting.date} />
            </GroundsLink>
          </li>
        ))}
        {openedProposals.nodes.map((proposal) => (
          <li key={`opened ${proposal.to} ${proposal.openedOn}`}>
            Opened on <Day date={proposal.openedOn} />:{' '}
            {proposalSentence(group, proposal, after.kernelBase !== null)}
          </li>
        ))}
        {closedProposals.nodes.map(({ to, closedOn }) => (
          <li key={`closed ${to} ${closedOn}`}>
            The proposal of {levelWord(group, to)} was closed{closedOn && ` on ${closedOn}`}
          </li>
        ))}
      </ul>
    </>
  );
}
