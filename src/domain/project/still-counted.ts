import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ciRuns, projects } from '../../db/tables/index.ts';

/** How many of a project's runs on record count, and why, in one sentence. */
export interface StillCounted {
  counted: number;
  passedOver: number;
  message: string;
}

const runs = (count: number) => (count === 1 ? '1 run' : `${count} runs`);

/** Which runs of a project count as it is described now. */
export async function stillCounted(tx: Db, projectId: number): Promise<StillCounted> {
  const [found] = await tx
    .select({
      branch: projects.defaultBranch,
      series: projects.kernelSeries,
      counted: sql<number>`count(*) filter (where ${ciRuns.branch} is null or ${ciRuns.branch} = ${projects.defaultBranch})::int`,
      all: sql<number>`count(${ciRuns.id})::int`,
      elsewhere: sql<number>`count(*) filter (where ${ciRuns.kernelSeries} <> ${projects.kernelSeries}
        and (${ciRuns.branch} is null or ${ciRuns.branch} = ${projects.defaultBranch}))::int`,
    })
    .from(projects)
    .leftJoin(ciRuns, eq(ciRuns.projectId, projects.id))
    .where(eq(projects.id, projectId))
    .groupBy(projects.id);
  const { branch = '', series = null, counted: withEmpty = 0, all = 0, elsewhere = 0 } = found ?? {};
  // The one row of a project without runs has no branch either.
  const counted = Math.min(withEmpty, all);
  const passedOver = all - counted;
  const others = elsewhere
    ? ` Whatever kernel they ran on, runs count by their branch: ${elsewhere} of them ran on another series than ${series}.`
    : '';
  return {
    counted,
    passedOver,
    message: `${runs(counted)} on ${branch}, or on an unknown branch, ${counted === 1 ? 'counts' : 'count'}; ${runs(passedOver)} on other branches ${passedOver === 1 ? 'does' : 'do'} not.${others}`,
  };
}
