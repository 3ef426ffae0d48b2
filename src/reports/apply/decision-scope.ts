import type { Db } from '../../db/index.ts';
import type { Asked, Origin } from '../../domain/act/act.ts';
import type { Actor } from '../../domain/act/viewer.ts';
import type { Evidence } from '../../domain/evidence/write.ts';
import type { StatusChangeRow } from '../../domain/ledger/append.ts';
import type { Moves } from '../../domain/status-change/moves.ts';
import type { DecisionContent } from '../decisions/content.ts';
import type { StoredDecision } from '../plan/decisions.ts';
import type { Decision } from '../types.ts';

/** What the decisions of one report are entered with. */
export interface DecisionScope {
  tx: Db;
  meeting: { id: number; date: string; key: string };
  /** The chair in whose name the meeting decides, whoever imports its report. */
  actor: Actor;
  /** The ledger of the projects concerned, with what is about to be entered. */
  moves: Moves;
  /** By what the meeting of a record is named: its day, with its name where it has one. */
  meetingOf: (record: Pick<StatusChangeRow, 'meetingId' | 'meetingDate'>) => string;
  /** Records that a decision line stands for already, as `table id`. */
  taken: Set<string>;
  /** What the meeting has recorded of one kind, read once. Nothing where the meeting was not known before. */
  recorded: <Row>(name: string, read: () => Promise<Row[]>) => Promise<Row[]>;
}

export interface RecordRef {
  recordTable: string;
  recordId: number;
}

export const refKey = ({ recordTable, recordId }: RecordRef) => `${recordTable} ${recordId}`;

/** A decision that is to become a record, with its line and its links. */
export interface Entering<D extends Decision> {
  decision: D;
  origin: Origin;
  urls: readonly string[];
}

/** A line that is gone, with what it said; it rests on the line as it stood in the revision before. */
export interface Undone {
  stored: StoredDecision;
  content: DecisionContent;
  evidence: Evidence[];
}

/** Decisions of one kind become records by the acts of the domain, other records, or none again. */
export interface DecisionHandler<D extends Decision> {
  /** The record that says the same and that no line stands for, such as one entered by a mutation at the meeting. */
  adopt: (scope: DecisionScope, decision: D) => Promise<RecordRef | null>;
  /** @throws RefusedInput */
  enterAll: (scope: DecisionScope, list: readonly Entering<D>[]) => Promise<RecordRef[]>;
  /** Left out where a changed line is simply a newer record. */
  change?: (scope: DecisionScope, stored: StoredDecision, entering: Entering<D>) => Promise<RecordRef>;
  /** Afterwards everything reads as if the lines had not been there. @throws RefusedInput */
  undoAll: (scope: DecisionScope, list: readonly Undone[]) => Promise<void>;
}

/** The input of an act, with the links of the line as its evidence. */
export const askedBy = <D extends Decision>(
  { decision, origin, urls }: Entering<D>,
  inputOf: (decision: D) => object,
): Asked<unknown> => ({ input: { ...inputOf(decision), evidence: urls.map((url) => ({ url })) }, origin });

/** What a line rests on, as it is stored. */
export const evidenceOf = <D extends Decision>({ origin, urls }: Entering<D>): Evidence[] => [
  origin,
  ...urls.map((url) => ({ url })),
];

export const removedReason = (date: string) => `The report of ${date} no longer has this decision.`;

/** By whom and why what a line said is taken back. */
export const takenBack = ({ meeting, actor }: DecisionScope, reason = removedReason(meeting.date)) => ({
  meeting,
  reason,
  enteredBy: actor.viewer.personId,
  now: actor.now,
});
