import { sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Readiness } from '../../base/readiness.ts';
import { nextStep } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type AsOf, type At, at, instantOf, TODAY } from '../../reading/as-of.ts';
import { decodeCursor, encodeCursor } from '../../reading/cursor.ts';
import { prepared } from '../../reading/prepared.ts';
import { admissionsOf } from '../gate/admission.ts';
import { evaluateProjects } from '../gate/evaluate.ts';
import { gateOf } from '../gate/gate.ts';
import type { Judgement } from '../gate/judge.ts';
import type { GateVerdict } from '../gate/verdicts.ts';
import { levelsOf } from '../project/current.ts';
import { MOST_JUDGED } from '../project/listed.ts';
import type { ProjectRow } from '../project/rows.ts';

type Project = At<Pick<ProjectRow, 'id' | 'slug' | 'name' | 'kernelSeries' | 'defaultBranch'>>;

/** A project, where it stands today, and how it stands to every criterion now. */
export interface Judged {
  project: Project;
  readiness: Readiness | null;
  /** The step of which the gate matters: the next one, or the one it has taken where none follows. */
  step: Readiness | null;
  judgements: Judgement[];
}

export interface JudgedPage {
  judged: Judged[];
  ids: number[];
  /** Of the last of them, where there are more. */
  endCursor: string | null;
}

const CURSOR = 'Query.brief';

/** The first {@link MOST_JUDGED} projects by slug, after the one of a cursor: a few statements, however many there are. @throws CursorError */
export async function judgedProjects(db: Db, now: Date, after: string | null = null): Promise<JudgedPage> {
  const [slug = ''] = after === null ? [] : decodeCursor(after, 'after', CURSOR, [{ type: 'text' }]);
  const rows = await prepared(db, 'projects of a brief', () =>
    db
      .select({
        id: projects.id,
        slug: projects.slug,
        name: projects.name,
        kernelSeries: projects.kernelSeries,
        defaultBranch: projects.defaultBranch,
      })
      .from(projects)
      .where(
        sql`${projects.slug} collate "C" > ${sql.placeholder('slug')} and ${projects.mergedIntoId} is null`,
      )
      .orderBy(sql`${projects.slug} collate "C"`)
      .limit(sql.placeholder('limit')),
  ).execute({ slug, limit: MOST_JUDGED + 1 });
  const page = rows.slice(0, MOST_JUDGED).map((row) => at(row, TODAY));
  const levels = await levelsOf(db, page, now);
  const lists = await evaluateProjects(db, page, now);
  const judged = page.map((project, index) => {
    const readiness = levels[index] ?? null;
    return { project, readiness, step: nextStep(readiness) ?? readiness, judgements: lists[index] ?? [] };
  });
  const last = page.at(-1);
  return {
    judged,
    ids: page.map(({ id }) => id),
    endCursor: last && rows.length > page.length ? encodeCursor(CURSOR, [last.slug]) : null,
  };
}

/** The verdict of each project's gate to its step, at the end of a day or now (null). */
export async function gatesOn(
  db: Db,
  judged: readonly Judged[],
  date: string | null,
  now: Date,
): Promise<(GateVerdict | null)[]> {
  const asOf: AsOf = { date: date === dayOf(now) ? null : date, clock: 'EFFECTIVE' };
  const points = judged.map(({ project }) => at(project, asOf));
  const lists =
    asOf.date === null ? judged.map(({ judgements }) => judgements) : await evaluateProjects(db, points, now);
  const newcomers = points.filter((_, index) => judged[index]?.step === 'TESTING');
  const said = await admissionsOf(db, newcomers, now);
  const admissions = new Map(newcomers.map((project, index) => [project, said[index]]));
  return judged.map(({ step }, index) => {
    const project = points[index];
    if (!step || !project) return null;
    return gateOf(step, lists[index] ?? [], instantOf(asOf, now), admissions.get(project)).verdict;
  });
}
