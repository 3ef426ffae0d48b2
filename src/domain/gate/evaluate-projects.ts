import type { Db } from '../../db/index.ts';
import { type AsOf, dayOf } from '../as-of.ts';
import { inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/records.ts';
import { evaluate, type ProjectAsked } from './evaluate.ts';
import type { Judgement } from './judge.ts';
import { instantOf } from './time.ts';

/**
 * Every criterion in force judged for each of these projects, at the end of the day it is read as of, else now: two
 * statements for projects that are read at one day, however many they are.
 */
export async function evaluateProjects(
  db: Db,
  projects: readonly (ProjectAsked & { asOf: AsOf })[],
  now: Date,
): Promise<Judgement[][]> {
  const records = await allCriterionRecords(db);
  const judged = new Map<object, Judgement[]>();
  const instants = new Map<number, (ProjectAsked & { asOf: AsOf })[]>();
  for (const project of projects) {
    const at = instantOf(project.asOf, now).getTime();
    const group = instants.get(at);
    if (group) group.push(project);
    else instants.set(at, [project]);
  }
  for (const [time, group] of instants) {
    const at = new Date(time);
    const lists = await evaluate(db, group, inForceOn(records, dayOf(at)), at);
    group.forEach((project, index) => {
      judged.set(project, lists[index] ?? []);
    });
  }
  return projects.map((project) => judged.get(project) ?? []);
}
