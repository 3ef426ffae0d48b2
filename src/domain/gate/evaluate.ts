import { mapInTurns } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import type { Criterion } from '../criterion/on.ts';
import { type Judgement, judge } from './judge.ts';
import { readEvidence } from './read-evidence.ts';

export interface ProjectAsked {
  id: number;
  defaultBranch: string;
}

/** Every one of these criteria judged for every one of these projects at one instant: one statement, however many there are. */
export async function evaluate(
  db: Db,
  projects: readonly ProjectAsked[],
  criteria: readonly Criterion[],
  at: Date,
): Promise<Judgement[][]> {
  const evidenceOf = await readEvidence(db, { projects, criteria }, at);
  return mapInTurns(projects, ({ id, defaultBranch }) =>
    criteria.map((criterion) => judge(criterion, { ...evidenceOf(id, criterion.id), defaultBranch }, at)),
  );
}
