import type { Group } from '../../base/group.ts';
import type { HeaderKind } from '../types.ts';
import { renderTime, timeLink } from './clock.ts';
import { bareLink, escapeMarkdown, link } from './escape.ts';

/** What the lines above the agenda say; null where it is not known. */
export interface ReportHeader {
  date: string;
  /** Left out where it was not cancelled. */
  cancelled?: { reason: string | null } | null;
  startsAt: Date | null;
  location: string | null;
  announcementUrl: string | null;
  recordingUrl: string | null;
  previousOn: string | null;
  /** Handle without `@`. */
  scribe: string | null;
  attendeeOrganisations: readonly string[];
  /** Whose meeting it is; left out: nobody has said. */
  group?: Group | null;
}

const isUrl = (text: string) => /^https?:\/\/\S+$/.test(text);

/** One labelled line; null where there is nothing to say. */
export function renderHeaderLine(kind: HeaderKind, header: ReportHeader): string | null {
  const { date, startsAt, location, announcementUrl, recordingUrl, previousOn, scribe } = header;
  switch (kind) {
    case 'time': {
      const time = startsAt && renderTime(startsAt, date, header.group?.timeZone);
      return time
        ? `Time: ${time} ${link('see the time in your timezone', timeLink(startsAt, header.group))}`
        : null;
    }
    case 'location':
      return (
        location && `Meeting location: ${isUrl(location) ? bareLink(location) : escapeMarkdown(location)}`
      );
    case 'announcement':
      return announcementUrl && `Announcement: ${link('forum post', announcementUrl)}`;
    case 'recording':
      return recordingUrl && `Video recording: ${bareLink(recordingUrl)}`;
    case 'previous':
      return previousOn && `Previous meeting notes: ${link(previousOn, `${previousOn}.md`)}`;
    case 'scribe':
      return scribe && `Scribe: @${scribe}`;
    case 'attendees':
      return header.attendeeOrganisations.length
        ? `Attending organisations: ${header.attendeeOrganisations.map(escapeMarkdown).join(', ')}`
        : null;
    case 'present':
    case 'regrets':
    case 'chair':
    case 'paraphrase':
      return null;
  }
}

/** The first heading: the day, and whether the meeting was cancelled. */
export function renderTitle({ date, cancelled }: Pick<ReportHeader, 'date' | 'cancelled'>): string {
  if (!cancelled) return `# ${date}`;
  const reason = cancelled.reason?.replaceAll(/[()]/g, '');
  return `# ${date} (cancelled${reason ? `: ${escapeMarkdown(reason)}` : ''})`;
}
