import { WITH_ITS_NOTE } from '../plan/note-links.ts';
import type { ImportResult } from '../result.ts';
import {
  IMPORT_SUBJECTS,
  type ImportChange,
  type ImportCounts,
  type ImportSubject,
  type ImportSummary,
  shorten,
} from '../summary.ts';

const NAMES: Record<ImportSubject, readonly [one: string, many: string]> = {
  MEETING_FIELD: ['header field', 'header fields'],
  AGENDA_ITEM: ['agenda item', 'agenda items'],
  PLANNED_TOPIC: ['planned topic', 'planned topics'],
  NOTE: ['note', 'notes'],
  NOTE_PROJECT: ['project link', 'project links'],
  ATTENDANCE: ['attendance', 'attendances'],
  ACTION_ITEM: ['action item', 'action items'],
  RESOLUTION: ['resolution', 'resolutions'],
  DECISION: ['decision', 'decisions'],
  SUGGESTION: ['suggestion', 'suggestions'],
};
const COUNTED = [
  'added',
  'changed',
  'removed',
  'moved',
  'unchanged',
] as const satisfies (keyof ImportCounts)[];

const counted = (count: number, subject: ImportSubject) => `${count} ${NAMES[subject][count === 1 ? 0 : 1]}`;

/** What an import did, or a dry run would do, in lines for a person; empty for a report that was refused. */
export function renderResult({ path, outcome, summary }: ImportResult): string[] {
  if (outcome === 'REFUSED' || !summary) return [];
  if (outcome === 'UNCHANGED') return [`${path}: nothing changed`];
  const { isNewMeeting, date, revision, changes, vanished, missing } = summary;
  const head = `${path}: meeting of ${date} ${isNewMeeting ? 'added' : 'changed'}, ${revisionOf(summary)}`;
  // What a new meeting brings is all new: its decisions alone are worth a line each.
  const listed = changes.filter(({ subject, consequence }) =>
    isNewMeeting ? subject === 'DECISION' : consequence !== WITH_ITS_NOTE,
  );
  return [
    head,
    ...COUNTED.flatMap((how) => {
      const parts = IMPORT_SUBJECTS.flatMap((subject) => {
        const count = summary.counts[subject][how];
        return count ? [counted(count, subject)] : [];
      });
      return parts.length && !(isNewMeeting && how === 'unchanged') ? [`  ${how}: ${parts.join(', ')}`] : [];
    }),
    ...(summary.unread
      ? [`  not understood: ${summary.unread} ${summary.unread === 1 ? 'line' : 'lines'}, kept as text`]
      : []),
    ...listed.map(renderChange),
    ...missing.map(
      ({ label, line }) =>
        `  stands: decision “${label}” (line ${line} of the revision that had it last), which the report no longer has`,
    ),
    ...vanished.map(
      ({ record, quote, lineStart, revision: of }) =>
        `  gone: line ${lineStart} of revision ${of}, which the ${record} rests on and still quotes: “${shorten(quote)}”`,
    ),
  ];

  function revisionOf({ path: kept }: ImportSummary): string {
    const how = { NEW: '', EARLIER: ', current again', CURRENT: ', as before' }[revision.is];
    return `revision ${revision.number} of ${kept}${how}`;
  }
}

const SIGNS = { ADDED: '+', CHANGED: '~', REMOVED: '-' } as const;

function renderChange({ act, subject, label, fields, line, consequence }: ImportChange): string {
  const place = line === null ? '' : ` (line ${line})`;
  const what = subject === 'MEETING_FIELD' ? label : `${NAMES[subject][0]} “${label}”`;
  const differences = fields.map(({ field, old, new: next }) => `${field} ${quoted(old)} → ${quoted(next)}`);
  const shown =
    subject === 'MEETING_FIELD' ? differences.map((text) => text.slice(label.length + 1)) : differences;
  const tail = [...shown, ...(consequence ? [consequence] : [])].join('; ');
  return `  ${SIGNS[act]} ${what}${place}${tail ? `: ${tail}` : ''}`;
}

const quoted = (value: string | null) => (value === null ? 'nothing' : `“${shorten(value)}”`);
