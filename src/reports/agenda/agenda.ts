import type { Group } from '../../base/group.ts';
import type { Db } from '../../db/index.ts';
import {
  type AgendaFacts,
  readAgendaFacts,
  readLooseEnds,
  readMeetings,
  readPromised,
  readRhythm,
} from '../../domain/agenda/facts.ts';
import { AGENDA_HEADING } from '../../domain/agenda/headings.ts';
import { dayOf } from '../../domain/as-of.ts';
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

/**
 * The report of the next meeting, before it is held, in the format of the group's own reports: to be published as its agenda, and filled in by
 * the scribe. With `date`, that of the meeting of that day, as things stood then.
 */
export async function nextAgenda(
  db: Db,
  { date: given, now, group = null }: { date: string | null; now: Date; group?: Group | null },
): Promise<string> {
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
      ...grouped(AGENDA_HEADING.proposed, facts.open.map(proposalItem)),
      ...grouped(
        AGENDA_HEADING.lapsed,
        facts.lapsed.map(({ slug, sentence }) => item(`${slug}: ${sentence}`)),
      ),
      ...grouped(AGENDA_HEADING.waiting, facts.waiting.map(suggestionItem)),
      ...grouped(
        AGENDA_HEADING.loose,
        loose.map((message) => item(message)),
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

function proposalItem({
  slug,
  to,
  effectiveOn,
  openedOn,
  reason,
  url,
}: AgendaFacts['open'][number]): RenderedItem {
  const since = effectiveOn ? `, effective ${effectiveOn}` : '';
  return item(`${slug} to ${to}${since} (proposed on ${openedOn}): ${shorten(reason, 200)}`, { url });
}

const suggestionItem = ({ slug, date, quote }: AgendaFacts['waiting'][number]): RenderedItem =>
  item(`${slug ?? 'the channel'}, ${date}: “${shorten(quote, 200)}”`);

/** In the form in which a tick at the next meeting is understood: see `readTask`. */
const actionItem = ({ date, text, owner, dueOn }: AgendaFacts['toDo'][number]): RenderedItem =>
  item(
    `${owner === null ? '' : `${owner}: `}${text} (action item of ${date}${dueOn === null ? '' : `, due ${dueOn}`})`,
    { isBoxed: true },
  );
