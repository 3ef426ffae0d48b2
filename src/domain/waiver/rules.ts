import { inArray } from 'drizzle-orm';
import { addDays, dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import type { Criterion } from '../criterion/on.ts';
import { evaluate } from '../gate/evaluate.ts';
import { explain } from '../gate/sentences.ts';

/** Most days from the day on which a waiver is entered to its last one, unless the settings say otherwise. */
const WAIVER_DAYS = 400;

/**
 * An exception has an end that people will live to see. `days` 0: there is no longest term.
 * @throws ValidationError
 */
export function assertTerm(
  { expiresOn, meetingDate }: { expiresOn: string; meetingDate: string },
  { now, days = WAIVER_DAYS }: { now: Date; days?: number },
): void {
  const refuse = (message: string) => new ValidationError([{ path: 'input.expiresOn', message }]);
  if (expiresOn < meetingDate)
    throw refuse(`Expected the day of the meeting, ${meetingDate}, or a later one; got ${expiresOn}.`);
  const last = addDays(dayOf(now), days);
  if (days > 0 && expiresOn > last)
    throw refuse(`Expected a day up to ${last}, ${days} days from the day it is entered; got ${expiresOn}.`);
}

export interface Waivable {
  project: { id: number; slug: string };
  criterion: Criterion;
  /** When it is judged whether the project needs it. */
  at: Date;
}

/**
 * A criterion that is met needs no waiver, and an unneeded one would hide the day on which it is no longer met. Any number are
 * judged together; each that is met is a ConflictError.
 */
export async function whatIsMet(tx: Db, list: readonly Waivable[]): Promise<(ConflictError | null)[]> {
  const rows = await branchesOf(tx, list);
  const met = new Map<Waivable, ConflictError>();
  for (const time of new Set(list.map(({ at }) => at.getTime()))) {
    const now = list.filter(({ at }) => at.getTime() === time);
    const projects = [
      ...new Map(now.map(({ project: { id } }) => [id, { id, defaultBranch: rows.get(id) ?? '' }])).values(),
    ];
    const criteria = [...new Map(now.map(({ criterion }) => [criterion.id, criterion])).values()];
    const judged = await evaluate(tx, projects, criteria, new Date(time));
    for (const each of now) {
      const row = projects.findIndex(({ id }) => id === each.project.id);
      const judgement = judged[row]?.[criteria.findIndex(({ id }) => id === each.criterion.id)];
      if (judgement?.underlying === 'MET')
        met.set(
          each,
          new ConflictError(
            `Expected a criterion that ${each.project.slug} does not meet. ${explain(judgement, each.at)} To waive it for a time when it may not be met, say so: in advance.`,
          ),
        );
    }
  }
  return list.map((each) => met.get(each) ?? null);
}

async function branchesOf(tx: Db, list: readonly Waivable[]): Promise<Map<number, string>> {
  if (!list.length) return new Map();
  const rows = await tx
    .select({ id: projects.id, defaultBranch: projects.defaultBranch })
    .from(projects)
    .where(inArray(projects.id, [...new Set(list.map(({ project }) => project.id))]));
  return new Map(rows.map(({ id, defaultBranch }) => [id, defaultBranch]));
}
