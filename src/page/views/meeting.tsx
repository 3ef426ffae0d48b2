import { ActionItems } from '../components/action-items.tsx';
import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { Instant } from '../components/instant.tsx';
import { MeetingLink, meetingKey, PageLink } from '../components/page-link.tsx';
import { Resolutions } from '../components/resolutions.tsx';
import { Agenda } from '../meeting/agenda.tsx';
import { anchors } from '../meeting/anchor.ts';
import { Decisions } from '../meeting/decisions.tsx';
import { Notes } from '../meeting/notes.tsx';
import { People } from '../meeting/people.tsx';
import { Recorded } from '../meeting/recorded.tsx';
import { Revisions } from '../meeting/revisions.tsx';
import { MeetingState, meetingWord } from '../meeting/state.tsx';
import { noneOf, TakenOut, Unread } from '../meeting/unread.tsx';
import type { MeetingQuery, NoteInFullFragment } from '../operation-types.ts';
import { day } from '../query-string.ts';
import type { Ask, Sight, View } from '../view.ts';
import { count } from '../words.ts';

type Meeting = NonNullable<MeetingQuery['meeting']>;

/** A day and, where it has several meetings, a name: `2017-05-24-apac`. */
const KEY = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;

/** One meeting: its agenda, its minutes line by line, what it recorded, and where the original is. */
export const meeting: View = {
  path: '/meetings/:key',
  async see(ask) {
    const [, date = '', name = null] = KEY.exec(ask.params.key ?? '') ?? [];
    if (!day.safeParse(date).success) return null;
    const { meeting } = await ask.query('Meeting', { date, name });
    if (!meeting) return name === null ? ofDay(ask, date) : null;
    const notes = await allNotes(ask, meeting);
    const { agenda, unreadLines } = meeting;
    const anchor = anchors();
    const lines = [...notes, ...meeting.decisions.nodes].map(({ lineStart }) => lineStart);
    const shown = new Set([...lines, ...linesOf(agenda)]);
    const hasLine = (line: number) => shown.has(line);
    return {
      title: `Meeting of ${meetingKey(meeting)}`,
      description: `What the ${ask.group.name}’s meeting of ${meetingKey(meeting)} had on its agenda, what was said, and what it recorded.`,
      body: (
        <article>
          <h1>
            Meeting of <Day date={date} />
            {meeting.name !== null && ` ${meeting.name}`}
          </h1>
          <MeetingState meeting={meeting} />
          <div class="with-margin">
            <div>
              <Recorded meeting={meeting} />
              <Resolved meeting={meeting} hasLine={hasLine} />
              <ToDo meeting={meeting} hasLine={hasLine} />
              <h2 id="agenda">Agenda</h2>
              {agenda.length > 0 ? (
                <Agenda items={agenda} anchor={anchor} />
              ) : (
                <p>{noneOf('agenda item', unreadLines)}</p>
              )}
              <h2 id="notes">Notes</h2>
              {notes.length > 0 ? (
                <Notes notes={notes} anchor={anchor} />
              ) : (
                <p>{noneOf('note', unreadLines)}</p>
              )}
              {notes.length < meeting.notes.totalCount && (
                <p>
                  These are the first {notes.length} of {count(meeting.notes.totalCount, 'note')}; the rest is
                  in the source.
                </p>
              )}
              <Decisions decisions={meeting.decisions} anchor={anchor} />
              <PlannedNext meeting={meeting} />
              <Unread lines={unreadLines} />
              <TakenOut redactions={meeting.redactions} />
            </div>
            <aside aria-label="About the meeting">
              <h2>About</h2>
              <About meeting={meeting} />
              <People attendance={meeting.attendance} />
              <Revisions meeting={meeting} of={null} />
              <Neighbours meeting={meeting} />
            </aside>
          </div>
        </article>
      ),
    };
  },
};

/** The lines that the agenda shows. */
const linesOf = (items: Meeting['agenda']): (number | null)[] =>
  items.flatMap(({ lineStart, items: below }) => [
    lineStart,
    ...below.flatMap((item) => [item.lineStart, ...item.items.map((last) => last.lineStart)]),
  ]);

interface ListProps {
  meeting: Meeting;
  hasLine: (line: number) => boolean;
}

function Resolved({ meeting: { date, resolutions }, hasLine }: ListProps) {
  if (resolutions.totalCount === 0) return null;
  const more = resolutions.totalCount - resolutions.nodes.length;
  return (
    <>
      <h2 id="resolutions">Resolutions and votes</h2>
      <Resolutions resolutions={resolutions.nodes} date={date} hasLine={hasLine} />
      {more > 0 && <p>and {count(more, 'other')}</p>}
    </>
  );
}

function ToDo({ meeting: { date, actionItems }, hasLine }: ListProps) {
  if (actionItems.totalCount === 0) return null;
  const more = actionItems.totalCount - actionItems.nodes.length;
  return (
    <>
      <h2 id="action-items">Action items</h2>
      <ActionItems items={actionItems.nodes} on={{ date, hasLine }} />
      {more > 0 && <p>and {count(more, 'other')}</p>}
    </>
  );
}

function PlannedNext({ meeting: { plannedNext, announcedNextOn } }: { meeting: Meeting }) {
  if (plannedNext.length === 0 && !announcedNextOn) return null;
  return (
    <>
      <h2 id="next">Planned for next time</h2>
      {announcedNextOn && (
        <p>
          Announced for <Day date={announcedNextOn} />.
        </p>
      )}
      <ul>
        {plannedNext.map(({ text, presenters }) => (
          <li key={text}>
            {text}
            {presenters.length > 0 && (
              <span class="quiet"> – {presenters.map(({ handle }) => `@${handle}`).join(', ')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where a day has several meetings, none of which goes without a name. */
async function ofDay({ query, group }: Ask, date: string): Promise<Sight | null> {
  const { meetings } = await query('Meetings', { filter: { from: date, to: date } });
  if (meetings.nodes.length === 0) return null;
  return {
    title: `Meetings of ${date}`,
    description: `The meetings of the ${group.name} on ${date}.`,
    body: (
      <>
        <h1>Meetings of {date}</h1>
        <ul class="plain-list">
          {meetings.nodes.map((meeting) => (
            <li key={meetingKey(meeting)}>
              <MeetingLink {...meeting} />
            </li>
          ))}
        </ul>
      </>
    ),
  };
}

const MOST_PAGES_OF_NOTES = 10;

/** The minutes are one text: their notes are read page by page until all are there, or more than anybody writes. */
async function allNotes({ query }: Ask, { date, name, notes }: Meeting): Promise<NoteInFullFragment[]> {
  const all = [...notes.nodes];
  let { hasNextPage, endCursor } = notes.pageInfo;
  for (let page = 1; hasNextPage && page < MOST_PAGES_OF_NOTES; page += 1) {
    const next = (await query('MeetingNotes', { date, name, after: endCursor })).meeting?.notes;
    if (!next) break;
    all.push(...next.nodes);
    ({ hasNextPage, endCursor } = next.pageInfo);
  }
  return all;
}

function About({ meeting }: { meeting: Meeting }) {
  const { startsAt, location, announcementUrl, recordingUrl, scribe, source } = meeting;
  return (
    <Facts
      facts={[
        ['State', meetingWord(meeting)],
        ['Start', startsAt && <Instant at={startsAt} />],
        ['With', meeting.jointWith.join(', ')],
        ['Series', meeting.series && `${meeting.series.words} (${meeting.series.timeZone})`],
        ['Length', meeting.lengthMinutes && count(meeting.lengthMinutes, 'minute')],
        ['Location', location && <ExternalLink href={location} />],
        ['Announcement', announcementUrl && <ExternalLink href={announcementUrl} />],
        ['Recording', recordingUrl && <ExternalLink href={recordingUrl} />],
        ['Scribe', scribe && `@${scribe.handle}`],
        ['Organisations', meeting.attendeeOrganisations.join(', ')],
        [
          'Source',
          source && (
            <>
              {source.link ? <ExternalLink href={source.link}>{source.path}</ExternalLink> : source.path}
              {', '}
              <PageLink to={`/meetings/${meetingKey(meeting)}/revisions/${source.revision}`}>
                revision {source.revision}
              </PageLink>
              {source.isParaphrase && ', of which this is a paraphrase'}
            </>
          ),
        ],
      ]}
    />
  );
}

function Neighbours({ meeting: { previous, next } }: { meeting: Meeting }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label="Meetings before and after">
      <h2>Before and after</h2>
      <ul class="plain-list">
        {previous && (
          <li>
            ← <MeetingLink {...previous} />
          </li>
        )}
        {next && (
          <li>
            → <MeetingLink {...next} />
          </li>
        )}
      </ul>
    </nav>
  );
}
