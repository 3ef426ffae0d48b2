import { isDeepStrictEqual } from 'node:util';
import type { StoredContent } from '../../domain/report/stored.ts';
import { contentOf, type DecisionContent } from '../decisions/content.ts';
import { describe, subjectOf, whenChanged, whenRemoved } from '../decisions/kinds.ts';
import { type FieldChange, type ImportChange, type MissingDecision, noCounts, shorten } from '../summary.ts';
import type { Decision } from '../types.ts';
import { type Planned, show } from './tree.ts';

export type StoredDecision = StoredContent['decisions'][number];

/** What happens to a decision line; `position` counts the lines of the report from 1. */
export type DecisionStep =
  | { is: 'KEPT'; stored: StoredDecision; decision: Decision; position: number }
  | { is: 'NEW'; decision: Decision; position: number }
  | { is: 'CHANGED'; stored: StoredDecision; decision: Decision; position: number }
  /** The line is gone, and what it decided is to be taken back for that. */
  | { is: 'REMOVED'; stored: StoredDecision }
  /** The line is gone, and what it decided stands. */
  | { is: 'MISSING'; stored: StoredDecision }
  /** The line is gone, and another one of the report takes back what it decided. */
  | { is: 'TAKEN_BACK'; stored: StoredDecision };

export interface DecisionPlanning {
  /** Of the meeting. */
  date: string;
  /** Its key: the day, with its name where it has one. */
  meeting: string;
  /** Takes back what a line that is gone decided; otherwise it stands. */
  retractMissing: boolean;
}

export interface PlannedDecisions extends Planned<DecisionStep[]> {
  missing: MissingDecision[];
}

/**
 * Which of the decisions recorded before each line is, and what becomes of it. Equal ones first, then by subject in order.
 * A line that is gone withdraws nothing: a heading may have been renamed, or the file cut.
 */
export function planDecisions(
  stored: readonly StoredDecision[],
  decisions: readonly Decision[],
  { date, meeting, retractMissing }: DecisionPlanning,
): PlannedDecisions {
  const open = new Set(stored);
  const queues = new Map<string, StoredDecision[]>();
  for (const candidate of stored.toReversed())
    for (const key of [candidate.subject, keyOf(candidate.content as DecisionContent)])
      queues.set(key, [...(queues.get(key) ?? []), candidate]);
  const take = (key: string) => {
    const queue = queues.get(key) ?? [];
    while (queue.length) {
      const found = queue.pop();
      if (found && open.delete(found)) return found;
    }
    return null;
  };
  const equal = decisions.map((decision) => take(keyOf(contentOf(decision))));
  const counts = noCounts();
  const changes: ImportChange[] = [];
  const report = (
    act: ImportChange['act'],
    content: DecisionContent,
    line: number | null,
    consequence: string | null,
    fields: FieldChange[] = [],
  ) =>
    changes.push({
      act,
      subject: 'DECISION',
      label: shorten(describe(content)),
      fields,
      line,
      consequence,
    });

  const steps = decisions.map((decision, index): DecisionStep => {
    const position = index + 1;
    const same = equal[index];
    if (same) {
      const isMoved =
        same.missingSinceRevisionId !== null ||
        same.position !== position ||
        same.lineStart !== decision.lineStart ||
        same.lineEnd !== decision.lineEnd;
      counts[isMoved ? 'moved' : 'unchanged']++;
      return { is: 'KEPT', stored: same, decision, position };
    }
    const before = take(subjectOf(contentOf(decision)));
    const content = contentOf(decision);
    if (!before) {
      counts.added++;
      report('ADDED', content, decision.lineStart, null);
      return { is: 'NEW', decision, position };
    }
    counts.changed++;
    const old = before.content as DecisionContent;
    report('CHANGED', content, decision.lineStart, whenChanged(old, content), differences(old, content));
    return { is: 'CHANGED', stored: before, decision, position };
  });
  const missing: MissingDecision[] = [];
  const gone = [...open].map((candidate): DecisionStep => {
    const content = candidate.content as DecisionContent;
    if (isTakenBack(content, decisions, { date, key: meeting })) {
      counts.removed++;
      report('REMOVED', content, null, 'the report takes it back');
      return { is: 'TAKEN_BACK', stored: candidate };
    }
    if (retractMissing) {
      counts.removed++;
      report('REMOVED', content, null, whenRemoved(content));
      return { is: 'REMOVED', stored: candidate };
    }
    counts[candidate.missingSinceRevisionId === null ? 'moved' : 'unchanged']++;
    const { lineStart: line } = candidate;
    missing.push({
      label: shorten(describe(content)),
      line,
      consequence: whenRemoved(content),
    });
    return { is: 'MISSING', stored: candidate };
  });
  return { plan: [...gone, ...steps], changes, counts, missing };
}

/** A meeting takes back its own record by a bullet of its own. */
const isTakenBack = (
  gone: DecisionContent,
  decisions: readonly Decision[],
  { date, key }: { date: string; key: string },
): boolean =>
  (gone.kind === 'CHANGE' || gone.kind === 'CONFIRMATION') &&
  decisions.some(
    (decision) =>
      decision.kind === 'RETRACTION' &&
      decision.project === gone.project &&
      (decision.corrects === date || decision.corrects === key),
  );

/** The same for equal contents, in whatever order the database gives their parts. */
const keyOf = (content: DecisionContent) =>
  JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));

function differences(old: object, next: object): FieldChange[] {
  const names = [...new Set([...Object.keys(next), ...Object.keys(old)])];
  const of = (object: object, field: string) => (object as Record<string, unknown>)[field];
  return names
    .filter((field) => !isDeepStrictEqual(of(old, field), of(next, field)))
    .map((field) => ({ field, old: show(of(old, field)), new: show(of(next, field)) }));
}
