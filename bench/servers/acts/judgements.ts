import { dayOf } from '../../../src/base/calendar.ts';
import { type Criterion, type CriterionRecord, inForceOn } from '../../../src/domain/criterion/on.ts';
import type { Evidence } from '../../../src/domain/gate/evidence.ts';
import { type Judgement, judge } from '../../../src/domain/gate/judge.ts';
import { assessmentsStatement, runsStatement, waiversStatement } from '../reads.ts';
import type { Rows } from './rows.ts';

const columns = `r.id, r.criterion_id as "criterionId", r.sequence, r.act, r.effective_on as "effectiveOn", r.gates, r.kind, r.title, r.standing,
  r.basis, r.required_runs as "requiredRuns", r.window_days as "windowDays", r.minimum_score as "minimumScore", r.meeting_id as "meetingId",
  r.reason, r.entered_at as "enteredAt", r.entered_by as "enteredBy", c.key`;
const from = 'from criterion_records r join criteria c on c.id = r.criterion_id';
const order = 'order by r.effective_on, r.sequence, r.id';

export const recordsOf = (rows: Rows, key: string): Promise<CriterionRecord[]> =>
  rows('criterion', `select ${columns} ${from} where c.key = $1 ${order}`, [key]);

export interface Judged {
  id: number;
  defaultBranch: string;
}

/** Every criterion in force at the instant, judged for the project. */
export async function judgements(rows: Rows, project: Judged, at: Date): Promise<Judgement[]> {
  const records = await rows<CriterionRecord>('criteria in full', `select ${columns} ${from} ${order}`);
  return judged(rows, project, inForceOn(records, dayOf(at)), at);
}

type Found<Row> = Row & { criterionId: number };

/** By the tracker's own rules, of one SELECT for each kind of evidence. */
export async function judged(
  rows: Rows,
  { id, defaultBranch }: Judged,
  criteria: readonly Criterion[],
  at: Date,
): Promise<Judgement[]> {
  const day = dayOf(at);
  const ci = criteria.filter(({ kind }) => kind === 'CI');
  const reviewed = criteria.filter(({ kind }) => kind !== 'CI').map((criterion) => criterion.id);
  const runs = await rows<Found<Evidence['runs'][number]>>('runs', runsStatement, [
    [id],
    [defaultBranch],
    ci.map((criterion) => criterion.id),
    ci.map(({ requiredRuns }) => requiredRuns),
    at.toISOString(),
    day,
  ]);
  const assessments = reviewed.length
    ? await rows<Found<Evidence['assessments'][number]>>('assessments', assessmentsStatement, [
        [id],
        reviewed,
        day,
      ])
    : [];
  const waivers = await rows<Found<Evidence['waivers'][number]>>('waivers', waiversStatement, [[id]]);
  return criteria.map((criterion) => {
    const of = <Row>(found: readonly Found<Row>[]) =>
      found.filter(({ criterionId }) => criterionId === criterion.id);
    const evidence = { runs: of(runs), assessments: of(assessments), waivers: of(waivers), defaultBranch };
    return judge(criterion, evidence, at);
  });
}
