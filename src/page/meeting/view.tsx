import { ActionItems } from '../components/action-items.tsx';
import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { Instant } from '../components/instant.tsx';
import { MeetingLink, meetingKey, PageLink } from '../components/page-link.tsx';
import { Resolutions } from '../components/resolutions.tsx';
import type { MeetingQuery, NoteInFullFragment } from '../operation-types.ts';
import { day } from '../query-string.ts';
import type { Ask, Sight, View } from '../view.ts';
import { count } from '../words.ts';
import { Agenda } from './agenda.tsx';
import { type Anchor, anchors, SHOWN } from './anchor.ts';
import { DecidedProvider, decidedBy } from './decided.tsx';
import { Decisions } from './decisions.tsx';
import { Neighbours } from './neighbours.tsx';
import { Notes } from './notes.tsx';
import { type OtherLine, OtherLines } from './other-lines.tsx';
import { People } from './people.tsx';
import { Recorded } from './recorded.tsx';
import { RestOf } from './rest-of.tsx';
import { Revisions } from './revisions.tsx';
import { meetingSentence } from './sentence.ts';
import { MeetingState, meetingWord } from './state.tsx';
import { Tabs } from './tabs.tsx';
import { noneOf, TakenOut, Unread } from './unread.tsx';

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
    const [notes, otherLines] = await Promise.all([allNotes(ask, meeting), allOtherLines(ask, meeting)]);
    const { agenda, unreadLines } = meeting;
    const said = meetingSentence(ask.group, meeting);
    const anchor = anchors();
    const lines = [...notes, ...meeting.decisions.nodes].map(({ lineStart }) => lineStart);
    const anchorBeside = anchors([...lines, ...linesOf(agenda)]);
    return {
      title: `Meeting of ${meetingKey(meeting)}`,
      picture: `/meetings/${meetingKey(meeting)}.png`,
      about: {
        '@type': 'Event',
        name: `Meeting of the ${ask.group.name}, ${meetingKey(meeting)}`,
        startDate: meeting.startsAt ?? date,
        eventStatus: EVENT_STATUS[meeting.state],
        organizer: { '@type': 'Organization', name: ask.group.name },
        ...(meeting.location ? { location: { '@type': 'VirtualLocation', url: meeting.location } } : {}),
      },
      description: `What the ${ask.group.name}’s meeting of ${meetingKey(meeting)} had on its agenda, what was said, and what it recorded.`,
      body: (
        <article>
          <div class="titled">
            <h1>
              Meeting of <Day date={date} />
              {meeting.name !== null && ` ${meeting.name}`}
            </h1>
            <Neighbours meeting={meeting} />
          </div>
          {said && <p class="sentence">{said}</p>}
          <MeetingState meeting={meeting} />
          <aside class="strip" aria-label="About the meeting">
            <About meeting={meeting} />
          </aside>
          {meeting.source && (
            <Tabs
              meeting={meetingKey(meeting)}
              revision={meeting.source.revision}
              isSource={false}
              isParaphrase={meeting.source.isParaphrase}
              revisions={meeting.revisions.totalCount}
            />
          )}
          <div class="minutes panel">
            <DecidedProvider
              value={decidedBy(meeting, meeting.source && { ...meeting.source, isCurrent: true })}
            >
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
                  These are the first {notes.length.toLocaleString('en')} of{' '}
                  {count(meeting.notes.totalCount, 'note')}. The others are in{' '}
                  <RestOf meeting={meeting} line={notes.at(-1)?.lineEnd ?? 1} />.
                </p>
              )}
              <Decisions meeting={meeting} anchor={anchor} />
            </DecidedProvider>
          </div>
          <div class="with-margin">
            <div>
              <Recorded meeting={meeting} />
              <Resolved meeting={meeting} anchor={anchorBeside} />
              <ToDo meeting={meeting} anchor={anchorBeside} />
              <PlannedNext meeting={meeting} />
              <Unread meeting={meeting} />
              <OtherLines meeting={meeting} lines={otherLines} />
              <TakenOut redactions={meeting.redactions} />
            </div>
            <div class="beside-text">
              <People attendance={meeting.attendance} />
              <Revisions meeting={meeting} of={null} />
            </div>
          </div>
        </article>
      ),
    };
  },
};

const EVENT_STATUS = {
  PLANNED: 'https://schema.org/EventScheduled',
  HELD: 'https://schema.org/EventScheduled',
  CANCELLED: 'https://schema.org/EventCancelled',
  MOVED: 'https://schema.org/EventRescheduled',
} as const;

/** The lines that the agenda shows. */
const linesOf = (items: Meeting['agenda']): (number | null)[] =>
  items.flatMap(({ lineStart, items: below }) => [
    lineStart,
    ...below.flatMap((item) => [item.lineStart, ...item.items.map((last) => last.lineStart)]),
  ]);

interface ListProps {
  meeting: Meeting;
  anchor: Anchor;
}

function Resolved({ meeting: { resolutions }, anchor }: ListProps) {
  if (resolutions.totalCount === 0) return null;
  const more = resolutions.totalCount - resolutions.nodes.length;
  return (
    <>
      <h2 id="resolutions">Resolutions and votes</h2>
      <Resolutions resolutions={resolutions.nodes} anchor={anchor} />
      {more > 0 && <p>and {count(more, 'other')}</p>}
    </>
  );
}

function ToDo({ meeting: { actionItems }, anchor }: ListProps) {
  if (actionItems.totalCount === 0) return null;
  const more = actionItems.totalCount - actionItems.nodes.length;
  return (
    <>
      <h2 id="action-items">Action items</h2>
      <ActionItems items={actionItems.nodes} anchor={anchor} />
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

const MOST_PAGES_OF_NOTES = SHOWN.notes / 100;

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

const MOST_PAGES_OF_LINES = SHOWN.otherLines / 100;

/** Long lists of people are read page by page, as the notes are. */
async function allOtherLines({ query }: Ask, { date, name, otherLines }: Meeting): Promise<OtherLine[]> {
  const all = [...otherLines.nodes];
  let { hasNextPage, endCursor } = otherLines.pageInfo;
  for (let page = 1; hasNextPage && page < MOST_PAGES_OF_LINES; page += 1) {
    const next = (await query('MeetingLines', { date, name, after: endCursor })).meeting?.otherLines;
    if (!next) break;
    all.push(...next.nodes);
    ({ hasNextPage, endCursor } = next.pageInfo);
  }
  return all;
}

function About({ meeting }: { meeting: Meeting }) {
  const { startsAt, location, announcementUrl, recordingUrl, source } = meeting;
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
        ['Scribe', scribeOf(meeting)],
        ['Organisations', meeting.attendeeOrganisations.join(', ')],
        ['Published', published(meeting)],
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

/** When the minutes were first published, as their commits tell; it may be long after the meeting. */
function published({ revisions }: Meeting) {
  const days = revisions.nodes.flatMap(({ writtenAt }) => writtenAt?.slice(0, 10) ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || revisions.totalCount > revisions.nodes.length) return null;
  return (
    <>
      <Day date={first} />
      {last !== first && (
        <>
          , last changed <Day date={last} />
        </>
      )}
    </>
  );
}

/** By name where the report gives one, with the handle where that is known. */
function scribeOf({ scribe, scribeName }: Meeting): string | null {
  const handle = scribe && `@${scribe.handle}`;
  return scribeName && handle ? `${scribeName} (${handle})` : (scribeName ?? handle);
}
