import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects, proposals } from '../../db/tables/index.ts';
import { dayOf } from '../../domain/as-of.ts';
import { criterionOn } from '../../domain/criterion/latest.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Evidence } from '../../domain/evidence/write.ts';
import { followCriterion } from '../../domain/gate/follow.ts';
import { addDays } from '../../domain/gate/time.ts';
import { closeAsRecorded } from '../../domain/proposal/close-as-recorded.ts';
import { derivedFrom, readLedger } from '../../domain/status-change/ledger.ts';
import { appendTogether } from '../../domain/status-change/together.ts';
import type { DecisionContent, DecisionStep, StoredDecision } from '../plan/decisions.ts';
import type { Decision } from '../types.ts';
import { assessmentDecisions } from './assessment-decisions.ts';
import { claimDecisions } from './claim-decisions.ts';
import { criterionDecisions } from './criterion-decisions.ts';
import {
  type DecisionHandler,
  type DecisionScope,
  projectId,
  type RecordRef,
  refKey,
} from './decision-scope.ts';
import { correctingDecisions, statusDecisions } from './status-decisions.ts';
import { revocationDecisions, waiverDecisions } from './waiver-decisions.ts';

const HANDLERS = {
  CHANGE: statusDecisions,
  CONFIRMATION: statusDecisions,
  CORRECTION: correctingDecisions,
  RETRACTION: correctingDecisions,
  ASSESSMENT: assessmentDecisions,
  WAIVER: waiverDecisions,
  WAIVER_REVOCATION: revocationDecisions,
  CLAIM: claimDecisions,
  CRITERION: criterionDecisions,
  CRITERION_DROP: criterionDecisions,
} as const;
/** The handler of a kind only ever meets decisions of that kind, which the table's type cannot say. */
const handlerOf = ({ kind }: { kind: Decision['kind'] }) => HANDLERS[kind] as DecisionHandler<Decision>;

const MOVES: readonly Decision['kind'][] = ['CHANGE', 'CONFIRMATION', 'CORRECTION', 'RETRACTION'];

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
  /** What came of it beside the record, in words. */
  consequence: string | null;
}

export interface DecisionSources {
  /** Lines of the imported revision. */
  revisionId: number;
  /** The revision that was current before, for lines that are gone. */
  previous: { id: number; content: string } | null;
}

/** Slugs of the projects that the steps are about, for locking them in one order. */
export const projectsOf = (steps: readonly DecisionStep[]): string[] =>
  [
    ...new Set(
      steps.flatMap((step) => slugsOf(step.is === 'REMOVED' ? contentOf(step.stored) : step.decision)),
    ),
  ].sort();

const contentOf = ({ content }: StoredDecision) => content as DecisionContent;
const slugsOf = (decision: Decision | DecisionContent): string[] =>
  'project' in decision ? [decision.project] : 'projects' in decision ? [...decision.projects] : [];

/** Locks the projects, and reads what the ledger says of them. Before anything that refers to them is written. */
export async function openScope(
  tx: Db,
  steps: readonly DecisionStep[],
  scope: Omit<DecisionScope, 'tx' | 'ledger' | 'taken' | 'meeting'>,
): Promise<Omit<DecisionScope, 'meeting'>> {
  const ids = projectsOf(steps).flatMap((slug) => scope.projects.get(slug) ?? []);
  if (ids.length)
    await tx
      .select({ id: projects.id })
      .from(projects)
      .where(inArray(projects.id, ids))
      .orderBy(projects.slug)
      .for('update');
  const taken = steps.flatMap((step) => (step.is === 'NEW' ? [] : [refKey(step.stored)]));
  return { ...scope, tx, ledger: await readLedger(tx, ids), taken: new Set(taken) };
}

/**
 * Enters what the lines decide, in this order: lines that are gone are undone; then criteria, assessments, waivers and
 * claims, so that the gate kept with a change is the one after the meeting; then changes in the order of the lines.
 * @throws DecisionRefusedError at the first that is refused; the caller rolls back.
 */
export async function applyDecisions(
  scope: DecisionScope,
  steps: readonly DecisionStep[],
  sources: DecisionSources,
): Promise<AppliedDecision[]> {
  const applied: AppliedDecision[] = [];
  const lineOf = new Map<number, Decision>();
  const run = async (step: DecisionStep) => {
    const decision = step.is === 'REMOVED' ? null : step.decision;
    const known = scope.ledger.length;
    try {
      if (step.is === 'REMOVED') {
        const content = contentOf(step.stored);
        await handlerOf(content).undo(scope, step.stored, content, removedEvidence(step.stored, sources));
      } else {
        assertTimely(scope, step);
        const handler = handlerOf(step.decision);
        const adopted = step.is === 'NEW' ? await handler.adopt(scope, step.decision) : null;
        const evidence = evidenceOf(step.decision, sources.revisionId);
        const record =
          step.is === 'KEPT'
            ? step.stored
            : step.is === 'CHANGED'
              ? await handler.change(scope, step.stored, step.decision, evidence)
              : (adopted ?? (await handler.enter(scope, step.decision, evidence)));
        scope.taken.add(refKey(record));
        const consequence = adopted ? 'the record that the meeting has already' : null;
        applied.push({ decision: step.decision, record, consequence });
      }
    } catch (error) {
      if (error instanceof DomainError) throw new DecisionRefusedError(decision, error.message);
      throw error;
    }
    for (const { id } of scope.ledger.slice(known)) if (decision) lineOf.set(id, decision);
  };
  const isMove = (step: DecisionStep) =>
    MOVES.includes(step.is === 'REMOVED' ? contentOf(step.stored).kind : step.decision.kind);

  const broken = await appendTogether(scope.tx, async () => {
    for (const step of steps.filter(({ is }) => is === 'REMOVED')) await run(step);
    const others = steps.filter(({ is }) => is !== 'REMOVED');
    for (const step of others.filter((other) => !isMove(other))) await run(step);
    for (const step of others.filter(isMove)) await run(step);
  });
  if (broken) {
    const decision = lineOf.get(broken.recordId) ?? lineOf.get(broken.insertedId) ?? null;
    if (!(broken.error instanceof DomainError)) throw broken.error;
    throw new DecisionRefusedError(decision, broken.error.message);
  }
  await closeProposals(scope, applied, lineOf);
  await followEvidence(scope, steps);
  return applied;
}

/** Evidence that a meeting gives or takes away may close the gate of a project that is past it, or open it again. */
async function followEvidence(scope: DecisionScope, steps: readonly DecisionStep[]): Promise<void> {
  const { tx, now, enteredBy } = scope;
  const about = steps.flatMap((step) => {
    if (step.is === 'KEPT') return [];
    const content = step.is === 'REMOVED' ? contentOf(step.stored) : step.decision;
    return 'project' in content && 'criterion' in content
      ? [{ slug: content.project, key: content.criterion }]
      : [];
  });
  const pairs = new Map(about.map((pair) => [`${pair.slug} ${pair.key}`, pair]));
  for (const { slug, key } of pairs.values()) {
    const project = { id: projectId(scope, slug), slug };
    const criterion = await criterionOn(tx, key, dayOf(now));
    await followCriterion(tx, project, criterion, { now, personId: enteredBy });
  }
}

/** Lines of a meeting yet to come decide nothing, and what takes effect later than tomorrow is a plan. */
function assertTimely({ meeting, now }: DecisionScope, step: DecisionStep): void {
  if (step.is === 'KEPT' || step.is === 'REMOVED') return;
  const { decision } = step;
  const tomorrow = addDays(dayOf(now), 1);
  if (meeting.date > tomorrow)
    throw new DecisionRefusedError(
      decision,
      `expected a meeting that has been held; the one of ${meeting.date} is yet to come`,
    );
  const effectiveOn = 'effectiveOn' in decision ? decision.effectiveOn : null;
  if (effectiveOn !== null && effectiveOn > tomorrow)
    throw new DecisionRefusedError(
      decision,
      `expected a day that is not ahead, ${tomorrow} at the latest; found ${effectiveOn}`,
    );
}

const evidenceOf = ({ lineStart, lineEnd, markdown, evidence }: Decision, revisionId: number): Evidence[] => [
  { revisionId, lineStart, lineEnd, quote: markdown },
  ...[...new Set(evidence.map(({ url }) => url))].map((url) => ({ url })),
];

/** What is undone rests on the line as it stood in the revision before. */
const removedEvidence = (
  { lineStart, lineEnd }: StoredDecision,
  { previous }: DecisionSources,
): Evidence[] =>
  previous
    ? [
        {
          revisionId: previous.id,
          lineStart,
          lineEnd,
          quote: previous.content
            .split('\n')
            .slice(lineStart - 1, lineEnd)
            .join('\n'),
        },
      ]
    : [];

/** A change that was proposed and is now recorded waits for no meeting any more. */
async function closeProposals(
  scope: DecisionScope,
  applied: AppliedDecision[],
  lineOf: ReadonlyMap<number, Decision>,
): Promise<void> {
  const records = scope.ledger.filter(({ id, effect }) => lineOf.has(id) && effect === 'SET');
  if (!records.length) return;
  const open = await scope.tx
    .select({
      id: proposals.id,
      projectId: proposals.projectId,
      to: proposals.to,
      openedOn: proposals.openedOn,
    })
    .from(proposals)
    .where(
      and(
        inArray(
          proposals.projectId,
          records.map(({ projectId }) => projectId),
        ),
        isNull(proposals.outcome),
      ),
    )
    .orderBy(proposals.id);
  for (const proposal of open) {
    const record = records.find(
      ({ projectId, to }) => projectId === proposal.projectId && to === proposal.to,
    );
    if (!record || records.some(({ correctsId }) => correctsId === record.id)) continue;
    const [linked] = await scope.tx
      .select({ id: proposals.id })
      .from(proposals)
      .where(eq(proposals.statusChangeId, record.id));
    if (linked) continue;
    await closeAsRecorded(scope.tx, { id: proposal.id, given: String(proposal.id) }, record, scope.enteredBy);
    const line = applied.find(({ decision }) => decision === lineOf.get(record.id));
    if (line) line.consequence = `the proposal of ${proposal.openedOn} is recorded`;
  }
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
