import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { line, prose } from '../../base/text.ts';
import { readiness } from '../../db/tables/enums.ts';
import { targetDates } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { lockProject } from '../project/lock.ts';
import { assertNotMerged } from '../project/rules.ts';
import { lastTargets } from './rows.ts';

const Input = z.object({
  project: line(),
  to: z.enum(readiness.enumValues),
  date: z.string().nullish(),
  reason: prose(),
});

/** Says by when a project means to reach a level, or that it no longer has a target date. It decides nothing. */
export const setTargetDate = defineAct({
  name: 'setTargetDate',
  input: Input,
  projectOf: (_db, { project }) => project,
  run: async (tx, { project: given, to, date = null, reason }, { viewer, now }) => {
    const project = await lockProject(tx, given);
    assertNotMerged(project);
    if (date !== null && date < dayOf(now))
      throw new ValidationError([
        { path: 'input.date', message: `Expected today, ${dayOf(now)}, or a later day; got ${date}.` },
      ]);
    const was = (await lastTargets(tx, [project.id])).find((row) => row.to === to)?.date ?? null;
    if (was === date)
      throw new ConflictError(
        date === null
          ? `${project.slug} aims at no date already.`
          : `${project.slug} aims at ${date} already.`,
      );
    const [row] = await tx
      .insert(targetDates)
      .values({ projectId: project.id, to, date, reason, saidAt: now, saidBy: viewer.personId })
      .returning({ id: targetDates.id });
    if (!row) throw new Error('the database returned no target date');
    return {
      answer: { projectId: project.id, targetDateId: row.id },
      subject: `TargetDate:${row.id}`,
      details: { project: project.slug, to, reason, changes: { date: { was, became: date } } },
    };
  },
});
