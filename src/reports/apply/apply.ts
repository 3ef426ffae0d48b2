import { keyOf } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { lockProjects } from '../../domain/project/lock.ts';
import { decisionWrites } from '../../domain/report/writes.ts';
import { createIdPool, write } from '../../reading/insert.ts';
import { contentOf } from '../decisions/content.ts';
import { subjectOf } from '../decisions/kinds.ts';
import type { ImportPlan } from '../plan/plan.ts';
import type { ImportedIds } from './context.ts';
import { type AppliedDecision, applyDecisions, projectsOfSteps } from './decisions.ts';
import { peopleOf } from './people.ts';
import { idsWanted, importRows, type PlannedImport } from './rows.ts';

/** How many times as many ids as asked for are reserved at once, where many reports come in a row. */
const AHEAD = 24;

export interface AppliedImport extends ImportedIds {
  decisions: AppliedDecision[];
}

/**
 * Writes what the plan says, inside the caller's transaction, in a number of statements that does not grow with the report.
 * @throws DecisionRefusedError when the rules refuse a decision: the caller rolls back, and nothing of the report is written.
 */
export async function applyImport(tx: Db, planned: PlannedImport): Promise<AppliedImport> {
  const { plan, known, context } = planned;
  const { run } = context;
  // Projects are locked before anything refers to them: see lockProject.
  if (plan.decisions.length) await lockProjects(tx, projectsOfSteps(plan.decisions));
  const people = await peopleOf(tx, [plan], run);
  const { reserve, take } = run?.ids ?? createIdPool();
  await reserve(tx, idsWanted(planned), run ? AHEAD : 1);
  const { writes, ...ids } = importRows(planned, people, take);
  const writing = write(tx, writes);
  run?.meanwhile?.();
  await writing;
  if (!plan.decisions.length) return { ...ids, decisions: [] };
  const { date, name } = plan.summary;
  const meeting = { id: ids.meetingId, date, key: keyOf({ date, name }) };
  const sources = {
    revisionId: ids.revisionId,
    previous: known?.report?.current ?? null,
    isNewMeeting: known === null,
  };
  const decisions = await applyDecisions(tx, meeting, plan.decisions, sources, context);
  await writeDecisions(tx, ids.reportId, plan, sources.previous?.id ?? null, decisions);
  return { ...ids, decisions };
}

async function writeDecisions(
  tx: Db,
  reportId: number,
  plan: ImportPlan,
  previousId: number | null,
  applied: readonly AppliedDecision[],
): Promise<void> {
  const recordOf = new Map(applied.map(({ decision, record }) => [decision, record]));
  const lines = plan.decisions.flatMap((step) => {
    if (!('decision' in step)) return [];
    const { decision, position } = step;
    const record = recordOf.get(decision);
    if (!record) throw new Error(`line ${decision.lineStart} became no record`);
    const { lineStart, lineEnd } = decision;
    const content = contentOf(decision);
    const { recordTable, recordId } = record;
    const missingSinceRevisionId = null;
    const row = {
      position,
      lineStart,
      lineEnd,
      subject: subjectOf(content),
      content,
      missingSinceRevisionId,
    };
    return [{ step, row: { ...row, recordTable, recordId } }];
  });
  await write(tx, [
    decisionWrites(
      lines.flatMap(({ step, row }) => (step.is === 'NEW' ? [{ reportId, ...row }] : [])),
      lines.flatMap(({ step, row }) => (step.is === 'NEW' ? [] : [{ id: step.stored.id, ...row }])),
      plan.decisions.flatMap((step) =>
        step.is === 'MISSING' && step.stored.missingSinceRevisionId === null
          ? [{ id: step.stored.id, missingSinceRevisionId: previousId }]
          : [],
      ),
      plan.decisions.flatMap((step) =>
        step.is === 'REMOVED' || step.is === 'TAKEN_BACK' ? [step.stored.id] : [],
      ),
    ),
  ]);
}
