import { findProjects } from '../domain/project/rows.ts';
import { findTargetDates, type TargetDateRow, targetsOfProject } from '../domain/target/rows.ts';
import { setTargetDate } from '../domain/target/set.ts';
import type { At } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs } from './engine/connection.ts';
import { belongsTo, knownPerson, pages } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { shown, success } from './engine/success.ts';
import { Readiness } from './readiness.ts';
import { PersonRef, ProjectRef } from './refs.ts';

const TargetDateRef = builder.objectRef<At<TargetDateRow>>('TargetDate');

builder.node(TargetDateRef, {
  ...asOfNode(findTargetDates),
  description:
    'The day by which a project means to reach a level, as somebody said. It decides nothing: the gate does. The last day given for a level counts, and earlier ones are its slips.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    to: t.expose('to', { type: Readiness, description: 'The level.' }),
    date: t.expose('date', {
      type: 'Date',
      nullable: true,
      description: 'The target day; null if there is no longer a target.',
    }),
    reason: t.exposeString('reason', { description: 'Why this day was chosen, or why it changed.' }),
    saidAt: t.expose('saidAt', { type: 'DateTime', description: 'When it was said.' }),
    saidBy: t.field({ type: PersonRef, description: 'The person who did it.', ...knownPerson('saidBy') }),
  }),
});

builder.objectField(ProjectRef, 'targetDates', (t) =>
  t.field({
    type: connectionOf(TargetDateRef, 'TargetDate', 'target dates'),
    description:
      'Its target dates for levels, given on or before the day it is read at, oldest first. The last one for a level counts, and earlier ones are its slips.',
    args: listArgs(t),
    ...pages(targetsOfProject),
  }),
);

mutation(setTargetDate, {
  description:
    'Says by which day a project means to reach a level. It decides nothing, and earlier target dates stay on record as slips. Open to maintainers of the project and chairs.',
  input: builder.inputType('SetTargetDateInput', {
    description: 'The day by which a project means to reach a level.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      to: t.field({ type: Readiness, required: true, description: 'The level.' }),
      date: t.field({
        type: 'Date',
        description: 'The day, today or later. Without it, or with null, there is no longer a target.',
      }),
      reason: t.string({ required: true, ...prose('Why that day.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ projectId: number; targetDateId: number }>(
    'SetTargetDateSuccess',
    'The target date is on record.',
    {
      targetDate: shown(TargetDateRef, findTargetDates, ({ targetDateId }) => targetDateId, 'What was said.'),
      project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project.'),
    },
  ),
});
