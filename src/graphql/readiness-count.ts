import { countByReadiness, type ReadinessCount } from '../domain/project/count-by-readiness.ts';
import { builder } from './builder.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { AS_OF, CLOCK, Clock, Readiness } from './readiness.ts';

const ReadinessCountRef = builder.objectRef<ReadinessCount>('ReadinessCount').implement({
  description: 'How many projects stand at one level.',
  fields: (t) => ({
    readiness: t.expose('readiness', {
      type: Readiness,
      nullable: true,
      description: 'The level; null: none recorded.',
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
