import type { At } from '../domain/as-of.ts';
import type { AssessmentRow } from '../domain/assessment/at.ts';
import type { CiRunRow } from '../domain/ci-run/at.ts';
import { criteriaReferred } from '../domain/criterion/find.ts';
import type { Criterion } from '../domain/criterion/on.ts';
import { builder } from './builder.ts';
import { CriterionRef } from './criterion.ts';
import { related } from './relation.ts';

export type CriterionEvidence = At<CiRunRow> | At<AssessmentRow>;

/** The same for every kind of evidence. */
export const aboutCriterion = related(
  (rows: readonly CriterionEvidence[], _args, { db, now }): Promise<At<Criterion>[]> =>
    criteriaReferred(
      db,
      rows.map(({ criterionId, asOf }) => ({ id: criterionId, asOf })),
      now,
    ),
);

export const CriterionEvidenceRef = builder.interfaceRef<CriterionEvidence>('CriterionEvidence').implement({
  description: 'What a verdict on a criterion rests on: a CI run or an assessment.',
  resolveType: (row) => ('status' in row ? 'CiRun' : 'Assessment'),
  fields: (t) => ({
    criterion: t.field({
      type: CriterionRef,
      description: 'The criterion it is about.',
      resolve: aboutCriterion.resolve,
    }),
  }),
});
