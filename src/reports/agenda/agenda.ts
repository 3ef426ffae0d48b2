import { dayOf } from '../../base/calendar.ts';
import { type Group, inWordsOf } from '../../base/group.ts';
import { keyOf } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import {
  type AgendaFacts,
  readAgendaFacts,
  readDisputed,
  readLooseEnds,
  readMeetings,
  readPromised,
  readRhythm,
} from '../../domain/agenda/facts.ts';
import { AGENDA_HEADING } from '../../domain/brief/agenda-headings.ts';
import { type RenderedItem, renderReport } from '../render/report.ts';
import { shorten } from '../summary.ts';
import { nextMeetingDate, slotAfter, slotStart } from './slot.ts';

const item = (title: string, more: Partial<RenderedItem> = {}): RenderedItem => ({
  title,
  minutes: null,
  presenters: [],
  items: [],
  ...more,
});

interface Options {
  date: string | null;
  now: Date;
  group?: Group | null;
  /** The group whose names the levels have; left out: `group`. */
  words?: Group | null;
}

/**
 * The report of the next meeting, before it is held, in the format of the group's own reports: to be published as its agenda, and filled in by
 * the scribe. With `date`, that of the meeting of that day, as things stood then.
 */
export async function nextAgenda(
  db: Db,
  { date: given, now, group = null, words = group }: Options,
): Promise<string> {
  const inWords = (sentence: string): string => (words ? inWordsOf(words, sentence) : sentence);
  const today = dayOf(now);
  const rhythm = await readRhythm(db, today, now);
  const date = given ?? nextMeetingDate(group, today, rhythm.last, rhythm.scheduled);
  if (date === null)
    throw new Error(
      'Expected the day of the next meeting: none is scheduled or announced, and the group has no rhythm.',
    );
  const { own, last, nextOn } = await readMeetings(db, date);
  const promised = last ? await readPromised(db, last.id) : [];
  const facts = await readAgendaFacts(db, { date, now });
  // What does not fit together is known of today alone.
  const loose = date < today ? [] : await readLooseEnds(db, now);
  const disputed = date < today ? [] : await readDisputed(db);
  return renderReport({
    header: {
      date,
      group,
      startsAt: own?.startsAt ?? slotStart(group, date),
      location: own?.location ?? last?.location ?? group?.place ?? null,
      announcementUrl: own?.announcementUrl ?? null,
      recordingUrl: own?.recordingUrl ?? null,
      previousOn: last?.date ?? null,
      scribe: null,
      attendeeOrganisations: [],
    },
    isAhead: true,
    agenda: [
      item('Introductions & Administrivia', { minutes: 5 }),
      ...promised.map(({ text, presenters }) => item(text, { presenters })),
      ...grouped(AGENDA_HEADING.toDo, facts.toDo.map(actionItem)),
      ...grouped(
        AGENDA_HEADING.proposed,
        facts.open.map((proposal) => proposalItem(proposal, inWords(proposal.to))),
      ),
      ...grouped(
        AGENDA_HEADING.lapsed,
        facts.lapsed.map(({ slug, sentence }) => item(`${slug}: ${inWords(sentence)}`)),
      ),
      ...grouped(AGENDA_HEADING.waiting, facts.waiting.map(suggestionItem)),
      ...grouped(
        AGENDA_HEADING.disputed,
        disputed.map(({ about, reason }) => item(`${about}: “${shorten(reason, 200)}”`)),
      ),
      ...grouped(
        AGENDA_HEADING.loose,
        loose.map((message) => item(inWords(message))),
      ),
      item('Project updates', { minutes: 10 }),
    ],
    next: {
      on: own?.announcedNextOn ?? nextOn ?? slotAfter(group, date),
      topics: [item('please feel free to propose additional deep dives and discussion topics!')],
    },
    decisions: [],
  });
}

const grouped = (title: string, items: RenderedItem[]) => (items.length ? [item(title, { items })] : []);

function proposalItem(
  { slug, effectiveOn, openedOn, reason, voices, url }: AgendaFacts['open'][number],
  level: string,
): RenderedItem {
  const since = effectiveOn ? `, effective ${effectiveOn}` : '';
  return item(`${slug} to ${level}${since} (proposed on ${openedOn}): ${shorten(reason, 200)}`, {
    url,
    items: voices.map(({ handle, isFor, reason: why }) =>
      item(`${isFor ? 'seconded' : 'objected to'} by ${handle}: ${shorten(why, 200)}`),
    ),
  });
}

const suggestionItem = ({ slug, quote, ...meeting }: AgendaFacts['waiting'][number]): RenderedItem =>
  item(`${slug ?? 'the channel'}, ${keyOf(meeting)}: “${shorten(quote, 200)}”`);

/** In the form in which a tick at the next meeting is understood: see `readTask`. */
const actionItem = ({ text, owner, dueOn, ...meeting }: AgendaFacts['toDo'][number]): RenderedItem =>
  item(
    `${owner === null ? '' : `${owner}: `}${text} (action item of ${keyOf(meeting)}${dueOn === null ? '' : `, due ${dueOn}`})`,
    { isBoxed: true },
  );
