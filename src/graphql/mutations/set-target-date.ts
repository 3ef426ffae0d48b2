import { findProjects } from '../../domain/project/find.ts';
import { findTargetDates } from '../../domain/target/find.ts';
import { setTargetDate } from '../../domain/target/set.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Readiness } from '../readiness.ts';
import { ProjectRef } from '../refs.ts';
import { TargetDateRef } from '../target-date.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { shown, success } from './success.ts';

mutation(setTargetDate, {
  description:
    'Says by when a project means to reach a level. It decides nothing; what was said before stays as its slips. Maintainers of the project and chairs.',
  input: builder.inputType('SetTargetDateInput', {
    description: 'A day by which a level is aimed at.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      to: t.field({ type: Readiness, required: true, description: 'The level.' }),
      date: t.field({
        type: 'Date',
        description: 'The day, today or later; left out or null: none is aimed at any more.',
      }),
      reason: t.string({ required: true, ...prose('Why that day.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ projectId: number; targetDateId: number }>('SetTargetDateSuccess', 'It is said.', {
    targetDate: shown(TargetDateRef, findTargetDates, ({ targetDateId }) => targetDateId, 'What was said.'),
    project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project.'),
  }),
});
