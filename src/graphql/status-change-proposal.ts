import type { At } from '../domain/as-of.ts';
import { proposalsOfRecords } from '../domain/proposal/of-records.ts';
import type { StatusChangeRow } from '../domain/status-change/append.ts';
import { builder } from './builder.ts';
import { ProposalRef, StatusChangeRef } from './refs.ts';
import { related } from './relation.ts';

builder.objectField(StatusChangeRef, 'proposal', (t) =>
  t.field({
    type: ProposalRef,
    nullable: true,
    description: 'The proposal that it took up; null where there was none.',
    ...related((changes: readonly At<StatusChangeRow>[], _args, { db, now }) =>
      proposalsOfRecords(db, changes, now),
    ),
  }),
);
