import type { At } from '../domain/as-of.ts';
import { findProjects } from '../domain/project/find.ts';
import { findTargetDates, type TargetDateRow, targetsOfProject } from '../domain/target/find.ts';
import { builder } from './builder.ts';
import { connectionOf, listArgs } from './connection.ts';
import { belongsTo, knownPerson, pages } from './fields.ts';
import { asOfNode } from './node.ts';
import { Readiness } from './readiness.ts';
import { PersonRef, ProjectRef } from './refs.ts';

export const TargetDateRef = builder.objectRef<At<TargetDateRow>>('TargetDate');

builder.node(TargetDateRef, {
  ...asOfNode(findTargetDates),
  description:
    'By when a project means to reach a level, as somebody said it. It decides nothing: the gate does. Of a level what was said last counts; what was said before are its slips.',
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
      description: 'The day aimed at; null: none is aimed at any more.',
    }),
    reason: t.exposeString('reason', { description: 'Why that day, or why another one than before.' }),
    saidAt: t.expose('saidAt', { type: 'DateTime', description: 'When it was said.' }),
    saidBy: t.field({ type: PersonRef, description: 'By whom.', ...knownPerson('saidBy') }),
  }),
});

builder.objectField(ProjectRef, 'targetDates', (t) =>
  t.field({
    type: connectionOf(TargetDateRef, 'TargetDate', 'target dates'),
    description:
      'Everything that was said of days by which it means to reach a level, by the day it is read at, oldest first: the last of a level counts, those before it are its slips.',
    args: listArgs(t),
    ...pages(targetsOfProject),
  }),
);
