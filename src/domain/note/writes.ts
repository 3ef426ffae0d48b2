import { noteProjects, notes } from '../../db/tables/index.ts';
import { batch, removal, update, type Writes } from '../../reading/insert.ts';
import type { EntryWrite, LinkTo } from '../meeting/agenda.ts';

export interface NoteRow {
  parentId: number | null;
  position: number;
  depth: number;
  section: string;
  speakerId: number | null;
  speakerName: string | null;
  text: string;
  markdown: string;
  links: string[];
  lineStart: number;
  lineEnd: number;
}

export interface NoteLinkRow extends LinkTo {
  noteId: number;
  role: 'TOPIC' | 'MENTION';
}

export function noteWrites(
  meetingId: number,
  entries: readonly EntryWrite<NoteRow>[],
  removed: number[],
  links: { added: NoteLinkRow[]; removed: { noteId: number; projectId: number }[] },
): Writes {
  const of = (is: EntryWrite<NoteRow>['is']) => entries.filter((entry) => entry.is === is);
  return {
    clear: [
      removal(
        noteProjects,
        links.removed.map(({ noteId, projectId }) => ({ noteId, projectId })),
      ),
    ],
    insert: [
      batch(
        notes,
        of('NEW').map(({ id, row }) => ({ ...row, id, meetingId })),
      ),
      batch(noteProjects, links.added),
    ],
    update: [
      update(
        notes,
        of('CHANGED').map(({ id, row }) => ({ ...row, id })),
      ),
    ],
    remove: [
      removal(
        notes,
        removed.map((id) => ({ id })),
      ),
    ],
  };
}
