import { type ImportChange, noCounts, shorten } from '../summary.ts';
import type { NoteFields, NoteLink } from './entries.ts';
import type { Planned, TreePlan } from './tree.ts';

/** The link comes or goes because its note does. */
export const WITH_ITS_NOTE = 'with its note';

export interface StoredNoteLink extends NoteLink {
  noteId: number;
  projectId: number;
}

export interface NoteLinkPlan {
  /** Of notes that stay. */
  removed: { noteId: number; projectId: number }[];
  /** `note` is the index of the note in the report. */
  added: (NoteLink & { note: number })[];
}

/** The links of notes that stay, go or come. A link whose role or ground changes is removed and added again. */
export function planNoteLinks(
  notes: TreePlan<NoteFields>,
  stored: readonly StoredNoteLink[],
  textOf: (noteId: number) => string,
  next: readonly (readonly NoteLink[])[],
): Planned<NoteLinkPlan> {
  const storedOf = new Map<number, StoredNoteLink[]>();
  for (const link of stored) {
    const list = storedOf.get(link.noteId);
    if (list) list.push(link);
    else storedOf.set(link.noteId, [link]);
  }
  const plan: NoteLinkPlan = { removed: [], added: [] };
  const changes: ImportChange[] = [];
  const counts = noCounts();
  const change = (
    act: ImportChange['act'],
    slug: string,
    text: string,
    line: number | null,
    isNoteToo: boolean,
  ) => {
    counts[act === 'ADDED' ? 'added' : act === 'CHANGED' ? 'changed' : 'removed']++;
    const label = `${slug} on “${shorten(text, 48)}”`;
    const consequence = isNoteToo ? WITH_ITS_NOTE : null;
    const entry: ImportChange = { act, subject: 'NOTE_PROJECT', label, fields: [], line, consequence };
    changes.push(entry);
    return entry;
  };
  for (const [note, { id, fields }] of notes.entries.entries()) {
    const before = new Map((id === null ? [] : (storedOf.get(id) ?? [])).map((link) => [link.slug, link]));
    for (const link of next[note] ?? []) {
      const old = before.get(link.slug);
      before.delete(link.slug);
      if (old && old.role === link.role && old.via === link.via) {
        counts.unchanged++;
        continue;
      }
      plan.added.push({ ...link, note });
      if (old) plan.removed.push(old);
      const entry = change(old ? 'CHANGED' : 'ADDED', link.slug, fields.text, fields.lineStart, id === null);
      if (old && old.role !== link.role) entry.fields.push({ field: 'role', old: old.role, new: link.role });
      if (old && old.via !== link.via) entry.fields.push({ field: 'via', old: old.via, new: link.via });
    }
    for (const old of before.values()) {
      plan.removed.push(old);
      change('REMOVED', old.slug, fields.text, null, false);
    }
  }
  const gone = new Set(notes.removed);
  for (const { noteId, slug } of stored)
    if (gone.has(noteId)) change('REMOVED', slug, textOf(noteId), null, true);
  return { plan, changes, counts };
}
