import type { MeetingFields, ProjectLink, StoredContent } from '../../domain/report/stored.ts';
import type {
  ActionItem,
  AgendaItem,
  Attendance,
  Note,
  ParsedReport,
  PlannedTopic,
  ProjectRef,
  Resolution,
} from '../types.ts';
import { uniqueHandles } from './handles.ts';
import type { NextEntry, StoredEntry, TreeSpec } from './tree.ts';

export interface AgendaFields {
  title: string;
  minutes: number | null;
  presenters: string[];
  presenterNames: string[];
  projects: ProjectLink[];
  lineStart: number | null;
  lineEnd: number | null;
}

export interface PlannedFields {
  origin: 'AGENDA' | 'NOTES';
  text: string;
  presenters: string[];
  projects: ProjectLink[];
  lineStart: number | null;
  lineEnd: number | null;
}

export interface NoteFields {
  text: string;
  markdown: string;
  depth: number;
  section: string;
  speaker: string | null;
  speakerName: string | null;
  links: string[];
  lineStart: number;
  lineEnd: number;
}

export interface AttendanceFields {
  name: string;
  handle: string | null;
  organisation: string | null;
  remark: string | null;
  state: Attendance['state'];
  /** Null where it was entered by hand. */
  lineStart: number | null;
  lineEnd: number | null;
}

/** What the line says, whatever people have entered since. */
export interface ActionItemFields {
  text: string;
  quote: string;
  owner: string | null;
  dueOn: string | null;
  doneOn: string | null;
  projects: ProjectLink[];
  /** Null where it was entered by hand. */
  lineStart: number | null;
  lineEnd: number | null;
}

export type ResolutionFields = Resolution;

export interface NoteLink extends ProjectLink {
  role: 'TOPIC' | 'MENTION';
}

export const AGENDA: TreeSpec<AgendaFields> = {
  subject: 'AGENDA_ITEM',
  text: ({ title }) => title,
  own: ['title', 'minutes', 'presenters', 'presenterNames', 'projects'],
};
export const PLANNED: TreeSpec<PlannedFields> = {
  subject: 'PLANNED_TOPIC',
  text: ({ text }) => text,
  own: ['text', 'origin', 'presenters', 'projects'],
};
export const NOTES: TreeSpec<NoteFields> = {
  subject: 'NOTE',
  text: ({ text }) => text,
  own: ['text', 'markdown', 'speaker', 'speakerName', 'links'],
};

export const ATTENDANCE: TreeSpec<AttendanceFields> = {
  subject: 'ATTENDANCE',
  text: ({ name }) => name,
  // One word: two people who share a name are two.
  key: ({ name }) => name.replace(/[^\p{L}\p{N}]+/gu, ''),
  own: ['name', 'handle', 'organisation', 'remark', 'state'],
  keepsEntered: true,
};
export const ACTION_ITEMS: TreeSpec<ActionItemFields> = {
  subject: 'ACTION_ITEM',
  text: ({ text }) => text,
  own: ['text', 'owner', 'dueOn', 'doneOn', 'projects'],
  keepsEntered: true,
};
export const RESOLUTIONS: TreeSpec<ResolutionFields> = {
  subject: 'RESOLUTION',
  text: ({ text }) => text,
  own: ['text', 'votesFor', 'votesAgainst', 'votesAbstained', 'isUnanimous'],
};

const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0);
const linksOf = (refs: readonly ProjectRef[]): ProjectLink[] =>
  refs.map(({ slug, via }) => ({ slug, via })).sort(bySlug);
const unique = (list: readonly string[]) => [...new Set(list)];

export const meetingFieldsOf = (report: ParsedReport): MeetingFields => ({
  startsAt: report.startsAt,
  location: report.location,
  announcementUrl: report.announcementUrl,
  recordingUrl: report.recordingUrl,
  scribe: report.scribe,
  scribeName: report.scribeName,
  attendeeOrganisations: report.attendeeOrganisations,
  announcedNextOn: report.announcedNextOn,
  statedPreviousOn: report.previousMeeting,
});

export function agendaEntries(items: readonly AgendaItem[]): NextEntry<AgendaFields>[] {
  const entries: NextEntry<AgendaFields>[] = [];
  const visit = (list: readonly AgendaItem[], parent: number | null) => {
    for (const item of list) {
      const { title, minutes, presenters, presenterNames, projects, lineStart, lineEnd } = item;
      const index = entries.length;
      const fields = {
        title,
        minutes,
        presenters: uniqueHandles(presenters),
        presenterNames: unique(presenterNames),
        projects: linksOf(projects),
        lineStart,
        lineEnd,
      };
      entries.push({ parent, fields });
      visit(item.items, index);
    }
  };
  visit(items, null);
  return entries;
}

export const plannedEntries = (topics: readonly PlannedTopic[]): NextEntry<PlannedFields>[] =>
  topics.map(({ origin, text, presenters, projects, lineStart, lineEnd }) => ({
    parent: null,
    fields: {
      origin,
      text,
      presenters: uniqueHandles(presenters),
      projects: linksOf(projects),
      lineStart,
      lineEnd,
    },
  }));

export const noteEntries = (notes: readonly Note[]): NextEntry<NoteFields>[] =>
  notes.map(
    ({ parent, text, markdown, depth, section, speaker, speakerName, links, lineStart, lineEnd }) => ({
      parent,
      fields: {
        text,
        markdown,
        depth,
        section,
        speaker,
        speakerName,
        links: unique(links.map(({ url }) => url)),
        lineStart,
        lineEnd,
      },
    }),
  );

export const noteLinks = (notes: readonly Note[]): NoteLink[][] =>
  notes.map(({ projects }) => projects.map(({ slug, role, via }) => ({ slug, role, via })).sort(bySlug));

export const attendanceEntries = (attendance: readonly Attendance[]): NextEntry<AttendanceFields>[] =>
  attendance.map(({ name, handle, organisation, remark, state, lineStart, lineEnd }) => ({
    parent: null,
    fields: { name, handle, organisation, remark, state, lineStart, lineEnd },
  }));

export const actionItemEntries = (items: readonly ActionItem[]): NextEntry<ActionItemFields>[] =>
  items.map(({ text, quote, owner, dueOn, doneOn, projects, lineStart, lineEnd }) => ({
    parent: null,
    fields: { text, quote, owner, dueOn, doneOn, projects: linksOf(projects), lineStart, lineEnd },
  }));

export const resolutionEntries = (resolutions: readonly Resolution[]): NextEntry<ResolutionFields>[] =>
  resolutions.map(
    ({ text, votesFor, votesAgainst, votesAbstained, isUnanimous, decisionLine, lineStart, lineEnd }) => ({
      parent: null,
      fields: { text, votesFor, votesAgainst, votesAbstained, isUnanimous, decisionLine, lineStart, lineEnd },
    }),
  );

/** Rows of a list, which have no parents, as they are stored. */
export const storedList = <F extends object>(
  rows: readonly (F & { id: number; position: number })[],
): StoredEntry<F>[] =>
  rows.map(({ id, position: _, ...fields }) => ({ id, parentId: null, fields: fields as unknown as F }));

export const storedAgenda = (rows: StoredContent['agenda']): StoredEntry<AgendaFields>[] =>
  rows.map(({ id, parentId, position: _, ...fields }) => ({ id, parentId, fields }));
export const storedPlanned = (rows: StoredContent['planned']): StoredEntry<PlannedFields>[] =>
  rows.map(({ id, position: _, ...fields }) => ({ id, parentId: null, fields }));
export const storedNotes = (rows: StoredContent['notes']): StoredEntry<NoteFields>[] =>
  rows.map(({ id, parentId, position: _, ...fields }) => ({ id, parentId, fields }));
