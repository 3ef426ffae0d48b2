import type { Db } from '../../db/index.ts';
import type { At } from '../../reading/as-of.ts';
import { membersOf } from '../combination/report.ts';
import { versionsOf } from '../combination/rows.ts';
import type { CiRunRow } from '../gate/runs-at.ts';

/** Whether each run is of a branch that counts: the default one of its project, for a combination that of one of its projects. */
export async function countedRuns(db: Db, runs: readonly At<CiRunRow>[], now: Date): Promise<boolean[]> {
  const combinations = runs.flatMap(({ combinationId, asOf }) =>
    combinationId === null ? [] : [{ id: combinationId, asOf }],
  );
  const versions = combinations.length ? await versionsOf(db, combinations, now) : [];
  const last = new Map(combinations.map(({ id }, index) => [id, versions[index]?.at(-1)?.memberIds ?? []]));
  const tested = await membersOf(
    db,
    runs.map(({ projectId, combinationId, asOf }) => ({
      ids: projectId !== null ? [projectId] : (last.get(combinationId ?? 0) ?? []),
      asOf,
    })),
    now,
  );
  return runs.map(
    ({ branch }, index) =>
      branch === null || (tested[index] ?? []).some(({ defaultBranch }) => defaultBranch === branch),
  );
}
