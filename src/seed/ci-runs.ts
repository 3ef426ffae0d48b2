import type { Db } from '../db/index.ts';
import { appendCiRuns } from '../domain/ci-run/append.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** Runs of which evidence gives the day and a link: every other field stays null. */
export const seedCiRuns = (tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> =>
  appendCiRuns(
    tx,
    seeds.ciRuns.map((run) => ({
      projectId: ids.project(run.project),
      criterionId: ids.criterion(run.criterion),
      status: run.status,
      url: run.url,
      finishedOn: run.on,
      reportedBy: ids.bot,
    })),
  );
