import type { StoredContent } from '../../domain/report/stored.ts';
import { type FieldChange, type ImportChange, noCounts, shorten } from '../summary.ts';
import type { Suggestion } from '../types.ts';
import type { NoteFields } from './entries.ts';
import type { Planned, TreePlan } from './tree.ts';

export interface SuggestionPlan {
  added: Suggestion[];
  /** Those that still wait, as the imported revision has them. */
  kept: { id: number; next: Suggestion }[];
  removed: number[];
}

/**
 * A suggestion is the same while the words, the project and the rule are, or else the note, the project and the rule: the line
 * may have been reworded. One that a person has accepted or dismissed stays as it was decided and is not made again; one that
 * still waits goes with the line it quoted.
 */
export function planSuggestions(
  stored: StoredContent['suggestions'],
  next: readonly Suggestion[],
  notes: TreePlan<NoteFields>,
): Planned<SuggestionPlan> {
  const keyOf = (rule: string, project: string | null, quote: string) =>
    JSON.stringify([rule, project, quote.replace(/\s+/g, ' ').trim()]);
  const ofNote = (rule: string, project: string | null, noteId: number) =>
    JSON.stringify([rule, project, noteId]);
  const open = new Set(stored);
  const byWords = queues(stored, ({ suggestion, slug }) => keyOf(suggestion.rule, slug, suggestion.quote));
  const byNote = queues(stored, ({ suggestion: { rule, noteId }, slug }) =>
    noteId === null ? null : ofNote(rule, slug, noteId),
  );
  const take = (queue: StoredContent['suggestions'] | undefined) => {
    for (let row = queue?.pop(); row; row = queue?.pop()) if (open.delete(row)) return row.suggestion;
    return undefined;
  };
  // Equal words first, all of them: a reworded line must not take what is another line's own.
  const same = next.map(({ rule, project, quote }) => take(byWords.get(keyOf(rule, project, quote))));
  const found = next.map(({ rule, project, note }, index) => {
    const noteId = notes.entries[note]?.id ?? null;
    return same[index] ?? (noteId === null ? undefined : take(byNote.get(ofNote(rule, project, noteId))));
  });
  const plan: SuggestionPlan = { added: [], kept: [], removed: [] };
  const changes: ImportChange[] = [];
  const counts = noCounts();
  const change = (
    act: ImportChange['act'],
    rule: string,
    project: string | null,
    quote: string,
    line: number | null,
    fields: FieldChange[] = [],
  ) => {
    const label = `${rule}${project ? ` of ${project}` : ''}: “${shorten(quote, 56)}”`;
    changes.push({ act, subject: 'SUGGESTION', label, fields, line, consequence: null });
  };
  for (const [index, suggestion] of next.entries()) {
    const { rule, project, quote, lineStart, lineEnd, suggestedTo } = suggestion;
    const before = found[index];
    if (!before) {
      counts.added++;
      plan.added.push(suggestion);
      change('ADDED', rule, project, quote, lineStart);
      continue;
    }
    if (before.state === 'WAITING' && !same[index]) {
      counts.changed++;
      plan.kept.push({ id: before.id, next: suggestion });
      change('CHANGED', rule, project, quote, lineStart, [{ field: 'quote', old: before.quote, new: quote }]);
      continue;
    }
    const isMoved =
      before.state === 'WAITING' &&
      (before.quote !== quote ||
        before.lineStart !== lineStart ||
        before.lineEnd !== lineEnd ||
        before.suggestedTo !== suggestedTo ||
        before.noteId !== (notes.entries[suggestion.note]?.id ?? null));
    counts[isMoved ? 'moved' : 'unchanged']++;
    if (before.state === 'WAITING') plan.kept.push({ id: before.id, next: suggestion });
  }
  for (const { suggestion, slug } of open) {
    if (suggestion.state !== 'WAITING') continue;
    counts.removed++;
    plan.removed.push(suggestion.id);
    change('REMOVED', suggestion.rule, slug, suggestion.quote, null);
  }
  return { plan, changes, counts };
}

/** Rows by a key, the first one last, so that it is taken first. */
function queues<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows.toReversed()) {
    const key = keyOf(row);
    if (key === null) continue;
    const queue = found.get(key);
    if (queue) queue.push(row);
    else found.set(key, [row]);
  }
  return found;
}
