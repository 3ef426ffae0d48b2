import { getTableColumns, Subquery, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { ciRuns } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { type Criterion, inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/rows.ts';
import { type CiFinding, ciFinding } from './ci-finding.ts';
import { ciClause } from './clauses.ts';
import { startOf } from './runs-at.ts';
import { verdictWords } from './sentences.ts';

/** A named combination, and from when on runs test what it is now. */
export interface CiAsked {
  combinationId: number;
  since: Date | null;
  /** The default branches of its members; runs of others do not count. */
  branches: readonly string[];
}

/** How the runs of one combination stand to one criterion. */
export interface CombinationCiResult {
  criterion: Criterion;
  finding: CiFinding;
  explanation: string;
}

export interface CombinationCi {
  combinationId: number;
  /** Whether every criterion about which there are runs is met. */
  isMet: boolean;
  explanation: string;
  /** Of the criteria about which there are runs, by key; never empty. */
  results: CombinationCiResult[];
}

/** Newest runs of one combination and criterion that are looked at: far more than any criterion requires. */
const MOST_RUNS = 500;

const columns = getTableColumns(ciRuns);

/** Stands in for the table, so that drizzle reads its columns as the table's own. */
const newest = new Subquery(
  sql`select run.* from ci_runs run
    where run.combination_id = asked.id and run.criterion_id = about.criterion_id
      and (run.finished_on <= ${sql.placeholder('day')}::date or run.started_at <= ${sql.placeholder('at')}::timestamptz
        or run.reported_at <= ${sql.placeholder('at')}::timestamptz)
    order by run.tested_at desc, coalesce(run.run_number, 0) desc, run.id desc
    limit ${sql.raw(String(MOST_RUNS))}`,
  columns,
  'ci_runs',
);

/** Where the CI runs of each combination itself stand at an instant; null where none counts. Two statements, however many there are. */
export async function combinationCi(
  db: Db,
  asked: readonly CiAsked[],
  at: Date,
): Promise<(CombinationCi | null)[]> {
  if (!asked.length) return [];
  const runs = await prepared(db, 'runs of combinations', () =>
    db
      .select(columns)
      .from(
        sql`unnest(${sql.placeholder('ids')}::int[]) as asked(id)
          cross join (select distinct criterion_id from ci_runs where combination_id is not null) as about`,
      )
      .innerJoinLateral(newest, sql`true`),
  ).execute({ ids: asked.map(({ combinationId }) => combinationId), day: dayOf(at), at: at.toISOString() });
  if (!runs.length) return asked.map(() => null);
  const criteria = inForceOn(await allCriterionRecords(db), dayOf(at)).sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  return asked.map(({ combinationId, since, branches }) => {
    const counted = runs
      .filter((run) => run.combinationId === combinationId)
      .filter((run) => since === null || startOf(run) >= since)
      .filter(({ branch }) => branch === null || branches.includes(branch))
      // Which branches count has been settled; no single one is the default.
      .map((run) => ({ ...run, branch: null }));
    const results = criteria.flatMap((criterion): CombinationCiResult[] => {
      const { id, requiredRuns, windowDays, title } = criterion;
      const about = counted.filter(({ criterionId }) => criterionId === id);
      if (requiredRuns === null || windowDays === null || !about.length) return [];
      const finding = ciFinding({ requiredRuns, windowDays }, about, '', at);
      return [{ criterion, finding, explanation: `${title}: ${ciClause(finding, at)}.` }];
    });
    if (!results.length) return null;
    const isMet = results.every(({ finding }) => finding.verdict === 'MET');
    const words = results.map(
      ({ criterion, finding }) => `${criterion.title} (${verdictWords(finding.verdict)})`,
    );
    return {
      combinationId,
      isMet,
      explanation: isMet
        ? `CI tested the set itself: ${words.join(', ')}.`
        : `CI runs of the set itself do not make it tested: ${words.join(', ')}.`,
      results,
    };
  });
}
