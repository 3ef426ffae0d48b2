import { meetingKey } from '../components/page-link.tsx';
import type { Group } from '../group.ts';
import { meetingWord } from '../meeting/state.tsx';
import type { MeetingFeedQuery } from '../operation-types.ts';
import type { Ask } from '../view.ts';
import { whatOf } from '../what-happened.ts';
import { count } from '../words.ts';
import { type FeedPage, placeIn } from './feed.ts';
import { inCdata } from './html.ts';

type Meeting = MeetingFeedQuery['meetings']['nodes'][number];

/** The meetings in the order in which they were put on record: what is on their agenda, and what they recorded. */
export async function meetingFeed({ url, query, group }: Ask): Promise<FeedPage> {
  const { meetings, trackerUuid } = await query('MeetingFeed', placeIn(url));
  return {
    title: `Meetings of the ${group.name}`,
    description:
      'The meetings that are planned and those that were held: their agenda, and what they recorded.',
    path: '/meetings',
    space: trackerUuid,
    name: 'meetings',
    entries: meetings.nodes.map((meeting) => ({
      uuid: meeting.uuid,
      path: `/meetings/${meetingKey(meeting)}`,
      title: titleOf(meeting),
      published: null,
      updated: new Date(meeting.lastChangedAt ?? `${meeting.date}T00:00:00Z`),
      content: inCdata(<Content group={group} meeting={meeting} origin={url.origin} />),
    })),
    pageInfo: meetings.pageInfo,
  };
}

const titleOf = (meeting: Meeting): string => {
  const { state, notes, statusChanges } = meeting;
  const of = `Meeting of ${meetingKey(meeting)}`;
  if (state !== 'HELD') return `${of}: ${meetingWord(meeting).toLowerCase()}`;
  return notes.totalCount + statusChanges.totalCount === 0
    ? of
    : `${of}: ${count(notes.totalCount, 'note')}, ${count(statusChanges.totalCount, 'record')}`;
};

function Content({ group, meeting, origin }: { group: Group; meeting: Meeting; origin: string }) {
  const { startsAt, location, agenda, statusChanges, stateReason } = meeting;
  const more = statusChanges.totalCount - statusChanges.nodes.length;
  return (
    <>
      <p>
        <a href={`${origin}/meetings/${meetingKey(meeting)}`}>The meeting of {meetingKey(meeting)}</a>
        {startsAt && ` starts at ${startsAt.slice(11, 16)} UTC`}
        {location && `, ${location}`}. {meetingWord(meeting)}
        {meeting.movedTo && ` to ${meetingKey(meeting.movedTo)}`}
        {stateReason ? `: ${stateReason}` : '.'}
      </p>
      {agenda.length > 0 && (
        <ul>
          {agenda.map(({ title }, index) => (
            <li key={index}>{title}</li>
          ))}
        </ul>
      )}
      {statusChanges.nodes.length > 0 && (
        <>
          <p>It recorded:</p>
          <ul>
            {statusChanges.nodes.map((change) => (
              <li key={change.number}>
                <a href={`${origin}/records/${change.number}`}>
                  {change.project.name}: {whatOf(group, change)}
                </a>
              </li>
            ))}
            {more > 0 && <li>and {count(more, 'more record')}</li>}
          </ul>
        </>
      )}
    </>
  );
}
