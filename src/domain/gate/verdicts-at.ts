import { sql } from 'drizzle-orm';
import { STEPS, type Step } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { at, TODAY } from '../../reading/as-of.ts';
import { prepared } from '../../reading/prepared.ts';
import { projectColumns } from '../project/rows.ts';
import { admissionsOf } from './admission.ts';
import { evaluateProjects } from './evaluate.ts';
import { gateOf } from './gate.ts';
import type { GateVerdict } from './verdicts.ts';

/** The verdicts of the gates of one project, step by step. */
export type Verdicts = Record<Step, GateVerdict>;

/** Projects whose gates are judged in one go: bounds what is held in memory, not what is watched. */
const AT_ONCE = 500;

/** The verdicts of every gate of these projects, or of all that are their own where `ids` is null, at one instant. */
export async function verdictsAt(
  db: Db,
  ids: readonly number[] | null,
  now: Date,
): Promise<Map<number, Verdicts>> {
  const found = new Map<number, Verdicts>();
  for (let after = 0; ; ) {
    const rows = await nextProjects(db).execute({ after, ids });
    const last = rows.at(-1);
    if (!last) return found;
    const asked = rows.map((row) => at(row, TODAY));
    const judged = await evaluateProjects(db, asked, now);
    const admissions = await admissionsOf(db, asked, now);
    asked.forEach(({ id }, index) => {
      const verdicts = STEPS.map((to) => {
        const admission = to === 'TESTING' ? admissions[index] : undefined;
        return [to, gateOf(to, judged[index] ?? [], now, admission).verdict];
      });
      found.set(id, Object.fromEntries(verdicts));
    });
    after = last.id;
  }
}

const nextProjects = (db: Db) =>
  prepared(db, 'next projects by id', () =>
    db
      .select(projectColumns)
      .from(projects)
      .where(
        sql`${projects.id} > ${sql.placeholder('after')} and
          (${sql.placeholder('ids')}::int[] is null and ${projects.mergedIntoId} is null or ${projects.id} = any(${sql.placeholder('ids')}::int[]))`,
      )
      .orderBy(projects.id)
      .limit(AT_ONCE),
  );
