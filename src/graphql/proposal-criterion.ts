import type { At } from '../domain/as-of.ts';
import { findCriteria } from '../domain/criterion/find.ts';
import type { ProposalRow } from '../domain/proposal/row.ts';
import { builder } from './builder.ts';
import { CriterionRef } from './criterion.ts';
import { refersTo } from './fields.ts';
import { ProposalRef } from './refs.ts';

builder.objectField(ProposalRef, 'criterion', (t) =>
  t.field({
    type: CriterionRef,
    nullable: true,
    description:
      'The criterion whose failure opened it, for a project that was past its step; withdrawn once it is met again. Null where a person proposed it.',
    ...refersTo(findCriteria, ({ criterionId }: At<ProposalRow>) => criterionId),
  }),
);
