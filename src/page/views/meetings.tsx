import { MeetingLink, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import type { MeetingsQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { whatOf } from '../what-happened.ts';
import { count } from '../words.ts';

const PAGE_SIZE = 25;

/** Every meeting, newest first, with what it recorded. */
export const meetings: View = {
  path: '/meetings',
  async see({ url, reading, query }) {
    const { after, before } = readQuery(url, { after: one(text), before: one(text) });
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const { meetings } = await query('Meetings', { filter: { to: reading.asOf }, ...page });
    return {
      title: 'Meetings',
      description: 'The meetings of the Security SIG, newest first, and what each of them recorded.',
      body: (
        <>
          <h1>Meetings</h1>
          <p class="lede">{count(meetings.totalCount, 'meeting')} on record, newest first.</p>
          <ul class="records meetings">
            {meetings.nodes.map((meeting) => (
              <MeetingEntry key={meeting.date} meeting={meeting} />
            ))}
          </ul>
          <Pager path="/meetings" search={{}} pageInfo={meetings.pageInfo} label="Pages of meetings" />
        </>
      ),
    };
  },
};

function MeetingEntry({ meeting }: { meeting: MeetingsQuery['meetings']['nodes'][number] }) {
  const { date, isHeld, agenda, notes, statusChanges } = meeting;
  return (
    <li>
      <h2>
        <MeetingLink date={date} />
      </h2>
      <div>
        {!isHeld && <p>Not yet held.</p>}
        {agenda.length > 0 && <p>{agenda.map(({ title }) => title).join(' · ')}</p>}
        {statusChanges.totalCount > 0 && (
          <ul class="plain-list">
            {statusChanges.nodes.map((record) => (
              <li key={record.number}>
                <ProjectLink project={record.project} />: {whatOf(record)}
              </li>
            ))}
          </ul>
        )}
        <p class="quiet small">
          {count(notes.totalCount, 'note')} · {count(statusChanges.totalCount, 'record')}
        </p>
      </div>
    </li>
  );
}
