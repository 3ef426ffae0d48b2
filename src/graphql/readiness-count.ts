import { countByReadiness, type ReadinessCount } from '../domain/project/list.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { AS_OF, CLOCK, Clock, Readiness } from './readiness.ts';

const ReadinessCountRef = builder.objectRef<ReadinessCount>('ReadinessCount').implement({
  description: 'How many projects stand at one level.',
  fields: (t) => ({
    readiness: t.expose('readiness', {
      type: Readiness,
      nullable: true,
      description: 'The level; null means none recorded.',
    }),
    projects: t.exposeInt('projects', { description: 'How many projects stand there.' }),
  }),
});

builder.queryField('readinessCounts', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: [ReadinessCountRef],
    description:
      'How many projects stand at each level: every level, in the order from PROPOSED to RETIRED, then those without any.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
    },
    resolve: (_root, { asOf, clock }, { db, now }) =>
      countByReadiness(db, { date: asOf ?? null, clock: clock ?? 'EFFECTIVE' }, now),
  }),
);
