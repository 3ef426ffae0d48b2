import type { Db } from '../../db/index.ts';
import { type At, at, dateOf } from '../as-of.ts';
import { newestClaims } from '../claim/newest.ts';
import { everyProject } from '../project/every.ts';
import type { ProjectRow } from '../project/row.ts';
import { type ProjectPair, pairAt } from './report.ts';

/** Each project with every other one, by the slug of the other: two statements for projects that are read at one day. */
export async function pairsWith(
  db: Db,
  projects: readonly At<ProjectRow>[],
  now: Date,
): Promise<ProjectPair[][]> {
  const all = projects.length ? await everyProject(db) : [];
  const claims = new Map<string, Awaited<ReturnType<typeof newestClaims>>>();
  for (const { asOf } of projects) {
    const on = dateOf(asOf, now);
    if (!claims.has(on)) claims.set(on, await newestClaims(db, null, on));
  }
  return projects.map((project) => {
    const on = dateOf(project.asOf, now);
    const standing = claims.get(on);
    if (!standing) throw new Error(`claims of ${on} were not read`);
    return all
      .filter(({ id }) => id !== project.id)
      .map((row) => at(row, project.asOf))
      .map((other) => pairAt(project.slug < other.slug ? [project, other] : [other, project], standing, on));
  });
}
