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
import { keyOf } from '../../domain/meeting/key.ts';
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
 * The report of the next meeting, before it is held, in the SIG's own format: to be published as its agenda, and filled in by
 * the scribe. With `date`, that of the meeting of that day, as things stood then.
 */
export async function nextAgenda(
  db: Db,
  { date: given, now }: { date: string | null; now: Date },
): Promise<string> {
  const today = dayOf(now);
  const rhythm = await readRhythm(db, today, now);
  const date = given ?? nextMeetingDate(today, rhythm.last, rhythm.scheduled);
  const { own, last, nextOn } = await readMeetings(db, date);
  const promised = last ? await readPromised(db, last.id) : [];
  const facts = await readAgendaFacts(db, { date, now });
  // What does not fit together is known of today alone.
  const loose = date < today ? [] : await readLooseEnds(db, now);
  return renderReport({
    header: {
      date,
      startsAt: own?.startsAt ?? slotStart(date),
      location: own?.location ?? last?.location ?? null,
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
      ...group(AGENDA_HEADING.toDo, facts.toDo.map(actionItem)),
      ...group(AGENDA_HEADING.proposed, facts.open.map(proposalItem)),
      ...group(
        AGENDA_HEADING.lapsed,
        facts.lapsed.map(({ slug, sentence }) => item(`${slug}: ${sentence}`)),
      ),
      ...group(AGENDA_HEADING.waiting, facts.waiting.map(suggestionItem)),
      ...group(
        AGENDA_HEADING.loose,
        loose.map((message) => item(message)),
      ),
      item('Project updates', { minutes: 10 }),
    ],
    next: {
      on: own?.announcedNextOn ?? nextOn ?? slotAfter(date),
      topics: [item('please feel free to propose additional deep dives and discussion topics!')],
    },
    decisions: [],
  });
}

const group = (title: string, items: RenderedItem[]) => (items.length ? [item(title, { items })] : []);

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

const suggestionItem = ({ slug, quote, ...meeting }: AgendaFacts['waiting'][number]): RenderedItem =>
  item(`${slug ?? 'the channel'}, ${keyOf(meeting)}: “${shorten(quote, 200)}”`);

/** In the form in which a tick at the next meeting is understood: see `readTask`. */
const actionItem = ({ text, owner, dueOn, ...meeting }: AgendaFacts['toDo'][number]): RenderedItem =>
  item(
    `${owner === null ? '' : `${owner}: `}${text} (action item of ${keyOf(meeting)}${dueOn === null ? '' : `, due ${dueOn}`})`,
    { isBoxed: true },
  );
