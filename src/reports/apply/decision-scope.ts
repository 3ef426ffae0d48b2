import type { Db } from '../../db/index.ts';
import type { Evidence } from '../../domain/evidence/write.ts';
import type { StatusChangeRow } from '../../domain/status-change/append.ts';
import type { DecisionContent, StoredDecision } from '../plan/decisions.ts';
import type { Decision } from '../types.ts';

/** What the decisions of one report are entered with. */
export interface DecisionScope {
  tx: Db;
  meeting: { id: number; date: string };
  /** Ids of the projects by slug. */
  projects: ReadonlyMap<string, number>;
  enteredBy: number;
  now: Date;
  /** Every record of the projects concerned; what is appended is added. */
  ledger: StatusChangeRow[];
  /** Records that a decision line stands for already, as `table id`. */
  taken: Set<string>;
}

export interface RecordRef {
  recordTable: string;
  recordId: number;
}

export const refKey = ({ recordTable, recordId }: RecordRef) => `${recordTable} ${recordId}`;

/** A decision of one kind becomes a record, another record, or none again. */
export interface DecisionHandler<D extends Decision> {
  /** The record that says the same and that no line stands for, such as one entered by a mutation at the meeting. */
  adopt: (scope: DecisionScope, decision: D) => Promise<RecordRef | null>;
  enter: (scope: DecisionScope, decision: D, evidence: Evidence[]) => Promise<RecordRef>;
  change: (
    scope: DecisionScope,
    stored: StoredDecision,
    decision: D,
    evidence: Evidence[],
  ) => Promise<RecordRef>;
  /** The line is gone: afterwards everything reads as if it had not been there. */
  undo: (
    scope: DecisionScope,
    stored: StoredDecision,
    content: DecisionContent,
    evidence: Evidence[],
  ) => Promise<void>;
}

export function projectId(scope: DecisionScope, slug: string): number {
  const id = scope.projects.get(slug);
  if (id === undefined) throw new Error(`the reader named the project ${slug}, which is not stored`);
  return id;
}

const wordsOf = (text: string) =>
  text
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** Whether two texts are the same words: what Markdown makes of marks, wraps and links does not count. */
export const readsAs = (a: string, b: string) => wordsOf(a) === wordsOf(b);

export const removedReason = (date: string) => `The report of ${date} no longer has this decision.`;
