import { isDeepStrictEqual } from 'node:util';
import {
  type FieldChange,
  type ImportChange,
  type ImportCounts,
  type ImportSubject,
  noCounts,
  shorten,
} from '../summary.ts';
import { match } from './match.ts';

/** How the entries of a list or tree are compared. */
export interface TreeSpec<F> {
  subject: ImportSubject;
  text: (fields: F) => string;
  /** By what an entry is known again, where another text with words in common is never the same one. */
  key?: (fields: F) => string;
  /** What is the entry's own; everything else in `F` says where it stands. */
  own: readonly (keyof F & string)[];
  /** An entry without a line was entered by hand: it stays, and becomes the line's once a line says it. */
  keepsEntered?: boolean;
}

export interface StoredEntry<F> {
  id: number;
  parentId: number | null;
  fields: F;
}

export interface NextEntry<F> {
  /** Index of the parent in the same list. */
  parent: number | null;
  fields: F;
}

interface PlannedEntry<F> extends NextEntry<F> {
  /** Of the stored entry that it continues; null for a new one. */
  id: number | null;
  /** Whether the stored row differs in anything. */
  isDifferent: boolean;
}

export interface TreePlan<F> {
  /** As they are to be, in source order, parents before children. */
  entries: PlannedEntry<F>[];
  /** Ids of stored entries that are no longer there. */
  removed: number[];
}

export interface Planned<T> {
  plan: T;
  changes: ImportChange[];
  counts: ImportCounts;
}

/** Which stored entry each entry of the report is, and what differs. Both lists in source order, parents first. */
export function planTree<F extends { lineStart: number | null }>(
  spec: TreeSpec<F>,
  stored: readonly StoredEntry<F>[],
  next: readonly NextEntry<F>[],
): Planned<TreePlan<F>> {
  const keyOf = spec.key ?? spec.text;
  const indexOf = new Map(stored.map(({ id }, index) => [id, index]));
  const found = match(
    stored.map(({ parentId, fields }) => ({
      text: keyOf(fields),
      parent: parentId === null ? null : (indexOf.get(parentId) ?? null),
    })),
    next.map(({ parent, fields }) => ({ text: keyOf(fields), parent })),
  );
  const counts = noCounts();
  const changes: ImportChange[] = [];
  const change = (act: ImportChange['act'], fields: F, differences: FieldChange[] = []) =>
    changes.push({
      act,
      subject: spec.subject,
      label: shorten(spec.text(fields)),
      fields: differences,
      line: act === 'REMOVED' ? null : fields.lineStart,
      consequence: null,
    });
  const labelOf = (entry: { fields: F } | undefined) => (entry ? shorten(spec.text(entry.fields)) : null);

  const entries = next.map((entry, index): PlannedEntry<F> => {
    const before = stored[found[index] ?? -1];
    if (!before) {
      counts.added++;
      change('ADDED', entry.fields);
      return { ...entry, id: null, isDifferent: true };
    }
    const oldParent = before.parentId === null ? null : (indexOf.get(before.parentId) ?? null);
    const newParent = entry.parent === null ? null : (found[entry.parent] ?? null);
    const isReparented =
      entry.parent === null ? oldParent !== null : oldParent === null || newParent !== oldParent;
    const differing = spec.own.filter(
      (field) => !isDeepStrictEqual(before.fields[field], entry.fields[field]),
    );
    // Where the words differ, that their markup does says nothing more.
    const isReworded = differing.some((field) => field === 'text');
    const differences: FieldChange[] = differing
      .filter((field) => !isReworded || field !== 'markdown')
      .map((field) => ({ field, old: show(before.fields[field]), new: show(entry.fields[field]) }));
    if (isReparented)
      differences.push({
        field: 'under',
        old: labelOf(stored[oldParent ?? -1]),
        new: labelOf(next[entry.parent ?? -1]),
      });
    const isDifferent =
      isReparented || found[index] !== index || !isDeepStrictEqual(before.fields, entry.fields);
    if (differences.length) {
      counts.changed++;
      change('CHANGED', entry.fields, differences);
    } else if (isDifferent) counts.moved++;
    else counts.unchanged++;
    return { ...entry, id: before.id, isDifferent };
  });
  const kept = new Set(entries.map(({ id }) => id));
  const stays = ({ fields }: StoredEntry<F>) => spec.keepsEntered === true && fields.lineStart === null;
  const removed = stored.filter((entry) => !kept.has(entry.id) && !stays(entry));
  for (const { fields } of removed) change('REMOVED', fields);
  counts.removed = removed.length;
  return { plan: { entries, removed: removed.map(({ id }) => id) }, changes, counts };
}

/** A value as a person reads it; null where there is nothing. */
export function show(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length ? value.map(show).join(', ') : null;
  if (typeof value === 'object' && 'slug' in value) return String(value.slug);
  return String(value);
}
