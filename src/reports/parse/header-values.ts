import type { HeaderKind } from '../types.ts';
import { readAttendees } from './attendance.ts';
import type { Context } from './context.ts';
import { findDate } from './dates.ts';
import { findHandles } from './handles.ts';
import type { HeaderEntry } from './header.ts';
import { readOrganisations } from './organisations.ts';
import { readStartTime } from './start-time.ts';

const NOTHING_YET =
  /\b(?:coming soon|tb[acd]|to be (?:added|announced|decided|determined)|pending|not (?:yet )?(?:available|recorded|announced))\b|^(?:none|no|nobody|n\/?a|[-–—?.…()]*)\.?$/i;

/** What the header says, field by field; null where it says nothing. */
export function readHeaderValues(entries: readonly HeaderEntry[], date: string, { diagnose }: Context) {
  const warn = ({ place }: HeaderEntry, rule: string, message: string) =>
    diagnose.warn(rule, place.line, place.column, message);
  // Whatever an address has in it.
  const isSilent = ({ text }: HeaderEntry) => NOTHING_YET.test(text.replace(/https?:\/\/\S+/g, 'an address'));

  const only = (kind: HeaderKind) => {
    const [entry, ...others] = entries.filter((other) => other.kind === kind);
    for (const other of others)
      warn(other, 'repeated-header', `"${other.label}" is here again; the first one was taken`);
    return entry;
  };

  const compareDates = (entry: HeaderEntry) => {
    for (const { url } of entry.links) {
      const [, year, month, day] = /(?:iso=|\/)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(url) ?? [];
      const linked = findDate(`${year}-${month}-${day}`, null)?.on;
      if (linked && linked !== date)
        warn(entry, 'link-date', `the link says ${linked}, the title ${date}; the title was taken`);
    }
  };

  const url = (kind: HeaderKind) => {
    const entry = only(kind);
    const found = entry?.links.find((link) => link.url.startsWith('http'))?.url ?? null;
    if (entry && found === null && !isSilent(entry)) {
      warn(entry, `${kind}-unread`, `expected a link, or "coming soon", found "${entry.text.slice(0, 80)}"`);
    }
    return found;
  };

  const startsAt = () => {
    const entry = only('time');
    if (!entry || isSilent(entry)) return null;
    compareDates(entry);
    const start = readStartTime(entry.text, date);
    for (const { rule, message } of start.problems) warn(entry, rule, message);
    return start.startsAt;
  };

  const previousMeeting = () => {
    const entry = only('previous');
    if (!entry || isSilent(entry)) return null;
    const stated = findDate(entry.text, null)?.on ?? null;
    const linked =
      entry.links.map((link) => findDate(link.url.split('/').at(-1) ?? '', null)?.on).find(Boolean) ?? null;
    const found = stated ?? linked;
    if (found === null)
      warn(entry, 'previous-unread', `expected the date of a meeting, found "${entry.text.slice(0, 80)}"`);
    else if (stated && linked && stated !== linked) {
      warn(entry, 'link-date', `the text says ${stated}, its link ${linked}; the text was taken`);
    }
    if (found !== null && found >= date) {
      warn(entry, 'previous-not-before', `expected a date before ${date}, found ${found}; it was not taken`);
      return null;
    }
    return found;
  };

  const scribe = () => {
    const stated = entries.filter((entry) => entry.kind === 'scribe' && !isSilent(entry));
    const named = stated.flatMap((entry) =>
      findHandles(entry.reading.speech).map(({ name }) => ({ entry, name })),
    );
    const [first] = named;
    const other = named.find(({ name }) => name !== first?.name);
    if (other)
      warn(
        other.entry,
        'scribe-unread',
        `expected one scribe, found @${other.name} as well; @${first?.name} was taken`,
      );
    else if (!first && stated[0] && nameIn(stated[0].text) === null) {
      const found = stated[0].text.slice(0, 80);
      warn(stated[0], 'scribe-unread', `expected a handle such as @mgoelzer, found "${found}"`);
    }
    const name = !first && stated[0] ? nameIn(stated[0].text) : null;
    return { scribe: first?.name ?? null, scribeName: name };
  };

  const location = () => {
    const entry = only('location');
    if (!entry || isSilent(entry)) return null;
    const [link] = entry.links;
    return entry.links.length === 1 && link && link.text === entry.text ? link.url : entry.text;
  };

  const paraphrase = () => {
    const entry = only('paraphrase');
    return entry ? { original: entry.links[0]?.url ?? null } : null;
  };

  const announcement = entries.find(({ kind }) => kind === 'announcement');
  if (announcement) compareDates(announcement);
  const attendees = only('attendees');
  return {
    startsAt: startsAt(),
    location: location(),
    announcementUrl: url('announcement'),
    recordingUrl: url('recording'),
    previousMeeting: previousMeeting(),
    ...scribe(),
    attendeeOrganisations: attendees && !isSilent(attendees) ? readOrganisations(attendees.text) : [],
    paraphrase: paraphrase(),
  };
}

/** The first of the people whom a line names and nothing else; null where it says more than names. */
function nameIn(text: string): string | null {
  const names = readAttendees(text, 'PRESENT').map(({ name }) => name);
  const isNamed = names.every((name) => /^\p{Lu}|^[\p{Ll}\d]+(?:-[\p{Ll}\d]+)+$/u.test(name));
  return isNamed && names.length > 0 ? (names[0] ?? null) : null;
}

/** The hour that stands behind the day: `Date: Monday, September 14th 2020, 10:00 AM PT`. */
export function startInDate(entries: readonly HeaderEntry[], date: string): Date | null {
  const entry = entries.find(({ label }) => /^(?:meeting )?date(?: (?:and|&) time)?$/i.test(label));
  return entry && /\d\s?(?:[ap]\.?m\b|:\d\d)/i.test(entry.text)
    ? readStartTime(entry.text, date).startsAt
    : null;
}
