import { findCriteria } from '../domain/criterion/find.ts';
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
    ...refersTo(findCriteria, 'criterionId'),
  }),
);
