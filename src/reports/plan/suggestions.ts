import type { StoredContent } from '../../domain/report/stored.ts';
import { type ImportChange, noCounts, shorten } from '../summary.ts';
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
 * A suggestion is the same while the words, the project and the rule are. One that a person has accepted or dismissed
 * stays as it was decided and is not made again; one that still waits goes with the line it quoted.
 */
export function planSuggestions(
  stored: StoredContent['suggestions'],
  next: readonly Suggestion[],
  notes: TreePlan<NoteFields>,
): Planned<SuggestionPlan> {
  const keyOf = (rule: string, project: string | null, quote: string) =>
    JSON.stringify([rule, project, quote.replace(/\s+/g, ' ').trim()]);
  const open = new Map<string, StoredContent['suggestions']>();
  for (const row of stored.toReversed()) {
    const key = keyOf(row.suggestion.rule, row.slug, row.suggestion.quote);
    const queue = open.get(key);
    if (queue) queue.push(row);
    else open.set(key, [row]);
  }
  const plan: SuggestionPlan = { added: [], kept: [], removed: [] };
  const changes: ImportChange[] = [];
  const counts = noCounts();
  const change = (
    act: ImportChange['act'],
    rule: string,
    project: string | null,
    quote: string,
    line: number | null,
  ) => {
    const label = `${rule}${project ? ` of ${project}` : ''}: “${shorten(quote, 56)}”`;
    changes.push({ act, subject: 'SUGGESTION', label, fields: [], line, consequence: null });
  };
  for (const suggestion of next) {
    const { rule, project, quote, lineStart, lineEnd, suggestedTo } = suggestion;
    const before = open.get(keyOf(rule, project, quote))?.pop()?.suggestion;
    if (!before) {
      counts.added++;
      plan.added.push(suggestion);
      change('ADDED', rule, project, quote, lineStart);
      continue;
    }
    const isMoved =
      before.state === 'WAITING' &&
      (before.lineStart !== lineStart ||
        before.lineEnd !== lineEnd ||
        before.suggestedTo !== suggestedTo ||
        before.noteId !== (notes.entries[suggestion.note]?.id ?? null));
    counts[isMoved ? 'moved' : 'unchanged']++;
    if (before.state === 'WAITING') plan.kept.push({ id: before.id, next: suggestion });
  }
  for (const { suggestion, slug } of [...open.values()].flat()) {
    if (suggestion.state !== 'WAITING') continue;
    counts.removed++;
    plan.removed.push(suggestion.id);
    change('REMOVED', suggestion.rule, slug, suggestion.quote, null);
  }
  return { plan, changes, counts };
}
