import { DomainError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { RefusedInput } from '../../domain/act/act.ts';
import { followCriteria } from '../../domain/gate/follow.ts';
import { derivedFrom } from '../../domain/ledger/ledger.ts';
import { keysOfDays } from '../../domain/meeting/rows.ts';
import { lockProjects } from '../../domain/project/lock.ts';
import { closeFitting } from '../../domain/proposal/close.ts';
import { readRevisions } from '../../domain/report/stored.ts';
import { type Moves, openMoves, RefusedMove } from '../../domain/status-change/moves.ts';
import type { DecisionContent } from '../decisions/content.ts';
import type { DecisionStep, StoredDecision } from '../plan/decisions.ts';
import type { Decision } from '../types.ts';
import { chairFor } from './chair.ts';
import type { ApplyContext } from './context.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  type Entering,
  type RecordRef,
  refKey,
  type Undone,
} from './decision-scope.ts';
import { createPending, HANDLERS, isMove } from './handlers.ts';
import { refusalSentence } from './refusal.ts';

/** The handler of a kind only ever meets decisions of that kind, which the table's type cannot say. */
const handlerOf = (kind: Decision['kind']) => HANDLERS[kind] as DecisionHandler<Decision>;

/** A decision that the rules refuse, with its place in the report; a removed one has none. */
export class DecisionRefusedError extends Error {
  readonly decision: Decision | null;
  constructor(decision: Decision | null, message: string) {
    super(message);
    this.name = 'DecisionRefusedError';
    this.decision = decision;
  }
}

export interface AppliedDecision {
  decision: Decision;
  record: RecordRef;
  /** Further effects of the decision, in words. */
  consequence: string | null;
}

export interface DecisionSources {
  /** Lines of the imported revision. */
  revisionId: number;
  /** The revision that was current before, for lines that are gone. */
  previous: { id: number; content: string } | null;
}

const contentOf = ({ content }: StoredDecision) => content as DecisionContent;
const saidBy = (step: DecisionStep): Decision | DecisionContent =>
  'decision' in step ? step.decision : contentOf(step.stored);
const slugsOf = (said: Decision | DecisionContent): string[] =>
  'project' in said
    ? [said.project]
    : 'projects' in said
      ? [...said.projects]
      : 'members' in said
        ? [...said.members]
        : [];

/** The day of the meeting whose record a line replaces. */
const correctedDay = (step: DecisionStep): string[] => {
  const said = saidBy(step);
  return 'corrects' in said ? [said.corrects.slice(0, 10)] : [];
};

/** Slugs of the projects that the steps are about, for locking them before anything is written. */
export const projectsOfSteps = (steps: readonly DecisionStep[]): string[] => [
  ...new Set(steps.flatMap((step) => slugsOf(saidBy(step)))),
];

/**
 * Enters what the lines decide, by the acts of the domain, in this order: lines that are gone are undone; then everything but
 * changes, so that the gate kept with a change is the one after the meeting; then changes in the order of the lines. Lines of
 * one kind go together, where none of another kind stands between them that bears on the same.
 * @throws DecisionRefusedError at the first that is refused; the caller rolls back.
 */
export async function applyDecisions(
  tx: Db,
  meeting: DecisionScope['meeting'],
  steps: readonly DecisionStep[],
  sources: DecisionSources & { isNewMeeting: boolean },
  context: ApplyContext,
): Promise<AppliedDecision[]> {
  const actor = chairFor(context);
  const moving = steps.filter(
    (step) => step.is !== 'KEPT' && step.is !== 'MISSING' && isMove(saidBy(step).kind),
  );
  const moves = await openMoves(
    tx,
    { projects: projectsOfSteps(moving), meetings: [meeting.key], count: moving.length, isMany: true },
    actor,
  );
  const taken = new Set(steps.flatMap((step) => (step.is === 'NEW' ? [] : [refKey(step.stored)])));
  const scope: DecisionScope = {
    tx,
    meeting,
    actor,
    moves,
    meetingOf: await keysOfDays(tx, steps.flatMap(correctedDay)),
    taken,
    recorded: recordedOnce(sources.isNewMeeting),
  };
  const lineOf = traceRecords(moves);
  const applied = new Map<Decision, AppliedDecision>();
  const apply = (decision: Decision, record: RecordRef, consequence: string | null) => {
    taken.add(refKey(record));
    applied.set(decision, { decision, record, consequence });
  };
  for (const step of steps) if (step.is === 'KEPT') apply(step.decision, step.stored, null);

  await undoAll(scope, steps, sources);
  const open = steps.filter((step) => step.is === 'NEW' || step.is === 'CHANGED');
  await enterAll(
    scope,
    open.filter(({ decision }) => !isMove(decision.kind)),
    sources,
    apply,
    lineOf,
  );
  await enterAll(
    scope,
    open.filter(({ decision }) => isMove(decision.kind)),
    sources,
    apply,
    lineOf,
  );
  try {
    await moves.write();
  } catch (error) {
    if (!(error instanceof RefusedMove)) throw error;
    throw new DecisionRefusedError(lineOf.find(error.ids), refusalSentence(error.refusal));
  }
  const records = lineOf
    .records()
    // A line that corrects an earlier record takes up no proposal, as a person's correction does not.
    .filter(({ id, effect }) => effect === 'SET' && !moves.ledger.correctionOf(id))
    .filter(({ id }) => lineOf.find([id])?.kind !== 'CORRECTION');
  for (const { record, openedOn } of await closeFitting(tx, records, actor.viewer.personId)) {
    const line = applied.get(lineOf.find([record.id]) as Decision);
    if (line) line.consequence = `the proposal of ${openedOn} is recorded`;
  }
  await followUndone(scope, steps);
  return steps.flatMap((step) => ('decision' in step ? (applied.get(step.decision) ?? []) : []));
}

type OpenStep = Extract<DecisionStep, { is: 'NEW' | 'CHANGED' }>;
type Apply = (decision: Decision, record: RecordRef, consequence: string | null) => void;

/** Which line each record of the ledger is entered for. */
interface Trace {
  at: (decision: Decision | null) => void;
  find: (ids: readonly number[]) => Decision | null;
  records: () => Awaited<ReturnType<Moves['append']>>[];
}

function traceRecords(moves: Moves): Trace {
  let current: Decision | null = null;
  const lines = new Map<number, Decision>();
  const records: Awaited<ReturnType<Moves['append']>>[] = [];
  const { append } = moves;
  moves.append = async (...args) => {
    const record = await append(...args);
    if (current) {
      lines.set(record.id, current);
      records.push(record);
    }
    return record;
  };
  return {
    at: (decision) => {
      current = decision;
    },
    find: (ids) => ids.map((id) => lines.get(id)).find((decision) => decision !== undefined) ?? null,
    records: () => records,
  };
}

async function enterAll(
  scope: DecisionScope,
  steps: readonly OpenStep[],
  { revisionId }: DecisionSources,
  apply: Apply,
  trace: Trace,
): Promise<void> {
  const pending = new Map<DecisionHandler<Decision>, Entering<Decision>[]>();
  const things = createPending();
  const flush = async () => {
    for (const [handler, list] of pending) {
      const records = await refusing(list, () => handler.enterAll(scope, list));
      for (const [index, { decision }] of list.entries()) apply(decision, records[index] as RecordRef, null);
    }
    pending.clear();
    things.clear();
  };
  for (const step of steps) {
    const { decision } = step;
    const handler = handlerOf(decision.kind);
    const entering = enteringOf(decision, revisionId);
    if (things.waits(decision)) await flush();
    trace.at(decision);
    const adopted =
      step.is === 'NEW' ? await refusing([entering], () => handler.adopt(scope, decision)) : null;
    if (adopted) apply(decision, adopted, 'the record that the meeting has already');
    else if (step.is === 'CHANGED' && handler.change) {
      const { change } = handler;
      await flush();
      trace.at(decision);
      const record = await refusing([entering], () => change.call(handler, scope, step.stored, entering));
      apply(decision, record, null);
    } else {
      // Each move is judged against what those before it leave.
      if (isMove(decision.kind)) {
        const [record] = await refusing([entering], () => handler.enterAll(scope, [entering]));
        apply(decision, record as RecordRef, null);
      } else {
        things.add(decision);
        const list = pending.get(handler);
        if (list) list.push(entering);
        else pending.set(handler, [entering]);
      }
    }
  }
  await flush();
  trace.at(null);
}

async function undoAll(
  scope: DecisionScope,
  steps: readonly DecisionStep[],
  sources: DecisionSources,
): Promise<void> {
  const byHandler = new Map<DecisionHandler<Decision>, Undone[]>();
  const revisions = await revisionsOfLines(scope.tx, steps, sources);
  for (const step of steps) {
    if (step.is !== 'REMOVED') continue;
    const content = contentOf(step.stored);
    const handler = handlerOf(content.kind);
    const undone = { stored: step.stored, content, evidence: removedEvidence(step.stored, revisions) };
    byHandler.set(handler, [...(byHandler.get(handler) ?? []), undone]);
  }
  for (const [handler, list] of byHandler) await refusing([], () => handler.undoAll(scope, list));
}

/** A refusal by the rules, with the decision that it is about. */
async function refusing<R>(list: readonly Entering<Decision>[], work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const refusal = error instanceof RefusedInput ? error.refusal : error;
    if (!(refusal instanceof DomainError)) throw error;
    const index = error instanceof RefusedInput ? error.index : 0;
    throw new DecisionRefusedError(list[index]?.decision ?? null, refusalSentence(refusal));
  }
}

/** Taking something back may close the gate of a project that is past it, or open it again. */
async function followUndone({ tx, actor }: DecisionScope, steps: readonly DecisionStep[]): Promise<void> {
  const about = steps.flatMap((step) => {
    if (step.is !== 'REMOVED' && step.is !== 'CHANGED') return [];
    const said = saidBy(step);
    return 'project' in said && 'criterion' in said ? [said] : [];
  });
  const projectOf = await lockProjects(
    tx,
    about.map(({ project }) => project),
  );
  await followCriteria(
    tx,
    about.map(({ project, criterion }) => ({ project: projectOf(project), key: criterion })),
    { now: actor.now, personId: actor.viewer.personId },
  );
}

function recordedOnce(isNewMeeting: boolean): DecisionScope['recorded'] {
  const known = new Map<string, Promise<unknown[]>>();
  return <Row>(name: string, read: () => Promise<Row[]>) => {
    if (isNewMeeting) return Promise.resolve([]);
    const rows = known.get(name) ?? read();
    known.set(name, rows);
    return rows as Promise<Row[]>;
  };
}

const enteringOf = (decision: Decision, revisionId: number): Entering<Decision> => {
  const { lineStart, lineEnd, markdown, evidence } = decision;
  const origin = { revisionId, lineStart, lineEnd, quote: markdown };
  return { decision, origin, urls: [...new Set(evidence.map(({ url }) => url))] };
};

/** The revisions that have the lines of what is undone: the one before, or an earlier one where they are missing for longer. */
async function revisionsOfLines(
  tx: Db,
  steps: readonly DecisionStep[],
  { previous }: DecisionSources,
): Promise<(stored: StoredDecision) => { id: number; content: string } | null> {
  const earlier = steps.flatMap((step) =>
    step.is === 'REMOVED' ? (step.stored.missingSinceRevisionId ?? []) : [],
  );
  const contents = await readRevisions(tx, [...new Set(earlier)]);
  return ({ missingSinceRevisionId: id }) =>
    id === null ? previous : { id, content: contents.get(id) ?? '' };
}

/** An undone decision cites the line as it stood in the last revision that has it. */
function removedEvidence(
  stored: StoredDecision,
  revisionOf: (stored: StoredDecision) => { id: number; content: string } | null,
) {
  const revision = revisionOf(stored);
  if (!revision) return [];
  const { lineStart, lineEnd } = stored;
  const quote = revision.content.split('\n').slice(lineStart - 1, lineEnd);
  return [{ revisionId: revision.id, lineStart, lineEnd, quote: quote.join('\n') }];
}

/** Changes whose own word for where they came from is not what the ledger has there. */
export async function contradictedOrigins(
  db: Db,
  applied: readonly AppliedDecision[],
): Promise<{ decision: Decision; message: string }[]> {
  const changes = applied.flatMap(({ decision, record }) =>
    decision.kind === 'CHANGE' && record.recordTable === 'status_changes'
      ? [{ decision, id: record.recordId }]
      : [],
  );
  const origins = await derivedFrom(
    db,
    changes.map(({ id }) => id),
  );
  return changes.flatMap(({ decision, id }) => {
    const from = origins.get(id);
    if (from === undefined || from === decision.statedFrom) return [];
    const named = from ?? 'nothing recorded';
    return [
      { decision, message: `expected ${named} before the arrow, found ${decision.statedFrom ?? 'none'}` },
    ];
  });
}
