import { GroundsLink } from '../components/grounds-link.tsx';
import { MeetingLink, meetingKey, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { useGroup } from '../group.ts';
import { MeetingState } from '../meeting/state.tsx';
import type { MeetingsQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { whatOf } from '../what-happened.ts';
import { count } from '../words.ts';

const PAGE_SIZE = 25;

/** Every meeting, newest first, with what it recorded. */
export const meetings: View = {
  path: '/meetings',
  async see({ group, url, reading, query }) {
    const { after, before } = readQuery(url, { after: one(text), before: one(text) });
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const filter = { to: reading.asOf, hasPassed: true };
    const { meetings, coming } = await query('Meetings', { filter, from: reading.asOf, ...page });
    return {
      title: 'Meetings',
      feeds: [['/meetings', 'Meetings']],
      description: `The meetings of the ${group.name}, newest first, and what each of them recorded.`,
      body: (
        <>
          <h1>Meetings</h1>
          <p class="lede">
            {meetings.totalCount === 0
              ? 'No meeting is on record yet.'
              : `${count(meetings.totalCount, 'meeting')} on record, newest first.`}
          </p>
          {coming.nodes.length > 0 && !after && !before && <Coming coming={coming} />}
          {meetings.nodes.length > 0 && (
            <ul class="records meetings">
              {meetings.nodes.map((meeting) => (
                <MeetingEntry key={meetingKey(meeting)} meeting={meeting} />
              ))}
            </ul>
          )}
          <Pager path="/meetings" search={{}} pageInfo={meetings.pageInfo} label="Pages of meetings" />
          <p class="quiet small">
            Follow them as <a href="/meetings.atom">Atom</a>, <a href="/meetings.json">JSON Feed</a> or a{' '}
            <a href="/meetings.ics">calendar</a>.
          </p>
        </>
      ),
    };
  },
};

function Coming({ coming: { nodes, totalCount } }: Pick<MeetingsQuery, 'coming'>) {
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">To come</h2>
      <ul class="plain-list">
        {nodes.map((meeting) => (
          <li key={meetingKey(meeting)}>
            <MeetingLink {...meeting} />
            <MeetingState meeting={meeting} />
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p>{count(totalCount, 'meeting')} to come in all.</p>}
    </section>
  );
}

function MeetingEntry({ meeting }: { meeting: MeetingsQuery['meetings']['nodes'][number] }) {
  const group = useGroup();
  const { agenda, notes, statusChanges } = meeting;
  return (
    <li>
      <h2>
        <MeetingLink {...meeting} />
      </h2>
      <div>
        <MeetingState meeting={meeting} />
        {agenda.length > 0 && <p>{agenda.map(({ title }) => title).join(' · ')}</p>}
        {statusChanges.totalCount > 0 && (
          <ul class="plain-list">
            {statusChanges.nodes.map((record) => (
              <li key={record.number}>
                <ProjectLink project={record.project} />:{' '}
                <GroundsLink record={record}>{whatOf(group, record)}</GroundsLink>
              </li>
            ))}
          </ul>
        )}
        {notes.totalCount + statusChanges.totalCount > 0 && (
          <p class="quiet small">
            {count(notes.totalCount, 'note')} · {count(statusChanges.totalCount, 'record')}
          </p>
        )}
      </div>
    </li>
  );
}
