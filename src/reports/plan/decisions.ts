import { isDeepStrictEqual } from 'node:util';
import type { StoredContent } from '../../domain/report/stored.ts';
import { type FieldChange, type ImportChange, type MissingDecision, noCounts, shorten } from '../summary.ts';
import type { Decision } from '../types.ts';
import type { Planned } from './tree.ts';
import { show } from './tree.ts';

export type StoredDecision = StoredContent['decisions'][number];

type WithoutPlace<D> = D extends Decision
  ? Omit<D, 'lineStart' | 'lineEnd' | 'column' | 'markdown' | 'evidence'>
  : never;
/** What a decision says, without where and in which markup: two that are equal ask for the same record. */
export type DecisionContent = WithoutPlace<Decision> & { evidence: string[] };

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

export function contentOf(decision: Decision): DecisionContent {
  const { lineStart: _, lineEnd: __, column: ___, markdown: ____, evidence, ...content } = decision;
  const links = evidence.map(({ url }) => url);
  // A claim about a pair is the same claim in either order.
  const pair = content.kind === 'CLAIM' ? { projects: content.projects.toSorted() } : {};
  return { ...content, ...pair, evidence: links } as DecisionContent;
}

/** What a decision is about: in a corrected report, the line with the same subject is the same decision. */
export function subjectOf(decision: Decision | DecisionContent): string {
  switch (decision.kind) {
    case 'CHANGE':
    case 'CONFIRMATION':
      return `status ${decision.project}`;
    case 'CORRECTION':
    case 'RETRACTION':
      return `correction ${decision.project} ${decision.corrects}`;
    case 'ASSESSMENT':
      return `assessment ${decision.project} ${decision.criterion}`;
    case 'WAIVER':
      return `waiver ${decision.project} ${decision.criterion}`;
    case 'WAIVER_REVOCATION':
      return `waiver-revocation ${decision.project} ${decision.criterion}`;
    case 'CLAIM':
      return `claim ${[...decision.projects].sort().join(' ')}`;
    case 'CRITERION':
    case 'CRITERION_DROP':
    case 'CRITERION_ADOPTION':
      return `criterion ${decision.criterion}`;
    case 'EXTERNAL_CLAIM':
      return `claim ${decision.project} ${decision.external.toLowerCase()}`;
    case 'PROPOSAL':
    case 'PROPOSAL_WITHDRAWAL':
      return `proposal ${decision.project} ${decision.to}`;
    case 'SUGGESTION_ACCEPTANCE':
    case 'SUGGESTION_DISMISSAL':
      return `suggestion ${decision.of} ${decision.line} ${decision.about ?? ''}`;
    case 'COMBINATION':
      return `combination ${decision.combination}`;
    case 'CHANNEL_NAME':
      return `channel ${decision.name}`;
  }
}

/** A decision in a few words, as the summary shows it. */
export function describe(content: DecisionContent): string {
  switch (content.kind) {
    case 'CHANGE':
      return `${content.project}: ${content.to}${content.override === undefined ? '' : ', override'}`;
    case 'CONFIRMATION':
      return `${content.project}: confirmed ${content.level}`;
    case 'CORRECTION':
      return `${content.project}: correction of ${content.corrects}: ${content.to}`;
    case 'RETRACTION':
      return `${content.project}: retraction of ${content.corrects}`;
    case 'ASSESSMENT':
      return `${content.project}, ${content.criterion}: ${content.result.toLowerCase().replace('_', ' ')}`;
    case 'WAIVER':
      return `${content.project}, ${content.criterion}: waived${content.inAdvance ? ' in advance' : ''} until ${content.until}`;
    case 'WAIVER_REVOCATION':
      return `${content.project}, ${content.criterion}: waiver revoked`;
    case 'CLAIM':
      return `${content.projects.join(' + ')}: ${content.verdict}`;
    case 'CRITERION':
      return `criterion ${content.criterion}${content.standing ? ' proposed' : ''} for ${content.gates}`;
    case 'CRITERION_DROP':
      return `criterion ${content.criterion} dropped`;
    case 'CRITERION_ADOPTION':
      return `criterion ${content.criterion} adopted`;
    case 'EXTERNAL_CLAIM':
      return `${content.project} + "${content.external}": ${content.verdict}`;
    case 'PROPOSAL':
      return `${content.project}: proposed ${content.to}`;
    case 'PROPOSAL_WITHDRAWAL':
      return `${content.project}: proposal of ${content.to} withdrawn`;
    case 'SUGGESTION_ACCEPTANCE':
      return `suggestion of ${content.of}, line ${content.line}: accepted`;
    case 'SUGGESTION_DISMISSAL':
      return `suggestion of ${content.of}, line ${content.line}: dismissed`;
    case 'COMBINATION':
      return `combination ${content.combination}: ${content.members.join(' + ')}`;
    case 'CHANNEL_NAME':
      return `channel named "${content.name}"`;
  }
}

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
    changes.push({ act, subject: 'DECISION', label: shorten(describe(content)), fields, line, consequence });

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
    const before = take(subjectOf(decision));
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
    missing.push({ label: shorten(describe(content)), line, consequence: whenRemoved(content) });
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

const isStatus = ({ kind }: DecisionContent) =>
  kind === 'CHANGE' || kind === 'CONFIRMATION' || kind === 'CORRECTION' || kind === 'RETRACTION';

function whenChanged(old: DecisionContent, next: DecisionContent): string {
  if (isStatus(next)) {
    const isOther = (old.kind === 'CONFIRMATION') !== (next.kind === 'CONFIRMATION');
    return isOther ? 'a retraction and a new record' : 'a correction that cites the same meeting';
  }
  switch (next.kind) {
    case 'ASSESSMENT':
      return 'a newer assessment';
    case 'WAIVER':
      return 'the waiver is revoked and granted anew';
    case 'WAIVER_REVOCATION':
      return 'the revocation is entered anew';
    case 'CLAIM':
    case 'EXTERNAL_CLAIM':
      return 'a newer claim';
    case 'PROPOSAL':
      return 'the proposal is withdrawn and another one opened';
    case 'PROPOSAL_WITHDRAWAL':
      return 'the proposal is opened again and withdrawn';
    case 'SUGGESTION_ACCEPTANCE':
    case 'SUGGESTION_DISMISSAL':
      return 'the suggestion waits again and is decided anew';
    case 'COMBINATION':
      return 'a newer version of the set';
    case 'CHANNEL_NAME':
      return 'refused: a name stays on record';
    default:
      return 'a newer definition of the criterion';
  }
}

function whenRemoved(old: DecisionContent): string {
  switch (old.kind) {
    case 'CHANGE':
    case 'CONFIRMATION':
      return 'a retraction that cites the same meeting';
    case 'CORRECTION':
    case 'RETRACTION':
      return 'a correction that restores the record of the earlier meeting';
    case 'ASSESSMENT':
      return 'what was assessed before counts again; where nothing was, the assessment expires';
    case 'WAIVER':
      return 'the waiver is revoked';
    case 'WAIVER_REVOCATION':
      return 'the waiver is granted again';
    case 'CLAIM':
      return 'what was claimed before counts again; where nothing was, a claim of UNKNOWN';
    case 'PROPOSAL':
      return 'the proposal is withdrawn';
    case 'PROPOSAL_WITHDRAWAL':
      return 'the proposal is opened again';
    case 'SUGGESTION_ACCEPTANCE':
      return 'its proposal is withdrawn, and the suggestion waits again';
    case 'SUGGESTION_DISMISSAL':
      return 'the suggestion waits again';
    case 'COMBINATION':
      return 'the set has again the projects that it had; one that had none stays, and the report is refused';
    case 'CHANNEL_NAME':
      return 'refused: a name stays on record';
    case 'EXTERNAL_CLAIM':
      return 'what was claimed before counts again; where nothing was, a claim of UNKNOWN';
    case 'CRITERION':
    case 'CRITERION_DROP':
    case 'CRITERION_ADOPTION':
      return 'the criterion is again what it was before; where it was not, it is dropped';
  }
}
