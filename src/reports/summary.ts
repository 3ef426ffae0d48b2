/** What an import adds, changes or removes. */
export const IMPORT_SUBJECTS = [
  'MEETING_FIELD',
  'AGENDA_ITEM',
  'PLANNED_TOPIC',
  'NOTE',
  'NOTE_PROJECT',
  'ATTENDANCE',
  'ACTION_ITEM',
  'RESOLUTION',
  'DECISION',
  'SUGGESTION',
] as const;
export type ImportSubject = (typeof IMPORT_SUBJECTS)[number];

export interface FieldChange {
  field: string;
  /** Null where there was nothing. */
  old: string | null;
  /** Null where there is no longer anything. */
  new: string | null;
}

export interface ImportChange {
  act: 'ADDED' | 'CHANGED' | 'REMOVED';
  subject: ImportSubject;
  /** What it is, in a few words: the field's name, the note's or item's text. */
  label: string;
  /** What differs; empty for what was added or removed whole. */
  fields: FieldChange[];
  /** First line of it in the imported report; null for what is no longer there. */
  line: number | null;
  /** Further effects of the change, such as the correction that a changed decision becomes. */
  consequence: string | null;
}

/** `moved`: stays as it is and stands at another line, position or under an edited heading. */
export interface ImportCounts {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  moved: number;
}

/** A record that rests on words which the imported revision no longer has. It keeps its quotation. */
export interface VanishedCitation {
  /** What rests on it, such as `status change of wireguard`. */
  record: string;
  revision: number;
  lineStart: number;
  lineEnd: number;
  quote: string;
}

/** A decision whose line the imported revision no longer has. It stands until a bullet or a person takes it back. */
export interface MissingDecision {
  /** What was decided, in a few words. */
  label: string;
  /** Its first line in the revision that had it last. */
  line: number;
  /** What happens to it when missing decisions are withdrawn. */
  consequence: string;
}

/** What one report brings: printed by `import` and `import --dry-run`, returned by `importReport`. */
export interface ImportSummary {
  /** Of the meeting, YYYY-MM-DD. */
  date: string;
  /** Where its day has several meetings. */
  name: string | null;
  /** Where the report is kept: its path in the group's repository. */
  path: string;
  isNewMeeting: boolean;
  revision: {
    number: number;
    hash: string;
    isParaphrase: boolean;
    /** NEW: seen for the first time; EARLIER: known, and now the current one again; CURRENT: as it was. */
    is: 'NEW' | 'EARLIER' | 'CURRENT';
  };
  /** True where the import writes nothing. */
  isUnchanged: boolean;
  /** In source order within each subject. */
  changes: ImportChange[];
  counts: Record<ImportSubject, ImportCounts>;
  /** Lines of the report that were not understood, and are kept as text. */
  unread: number;
  vanished: VanishedCitation[];
  /** Decisions whose lines are gone, and which stand all the same. */
  missing: MissingDecision[];
}

export const noCounts = (): ImportCounts => ({ added: 0, changed: 0, removed: 0, unchanged: 0, moved: 0 });

/** A text short enough for a line of output. */
export function shorten(text: string, length = 72): string {
  // What is cut off anyway need not be tidied first.
  const line = text
    .slice(0, 8 * length)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= length) return line;
  const characters = [...line];
  return characters.length > length
    ? `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** The same report where it turned out to say nothing that is not known. */
export function asUnchanged(summary: ImportSummary): ImportSummary {
  const counts = Object.fromEntries(
    Object.entries(summary.counts).map(([subject, { added, changed, moved, unchanged }]) => [
      subject,
      { ...noCounts(), unchanged: added + changed + moved + unchanged },
    ]),
  ) as Record<ImportSubject, ImportCounts>;
  return { ...summary, isUnchanged: true, changes: [], counts, vanished: [], missing: [] };
}
