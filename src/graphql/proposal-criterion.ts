import { findCriteria } from '../domain/criterion/rows.ts';
import { CriterionRef } from './criterion.ts';
import { builder } from './engine/builder.ts';
import { refersTo } from './engine/fields.ts';
import { ProposalRef } from './refs.ts';

builder.objectField(ProposalRef, 'criterion', (t) =>
  t.field({
    type: CriterionRef,
    nullable: true,
    description:
      'The criterion whose failure opened it, for a project that was past its step; withdrawn once it is met again. Null if a person proposed it.',
    ...refersTo(findCriteria, 'criterionId'),
  }),
);
