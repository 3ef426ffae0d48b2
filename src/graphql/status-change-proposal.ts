import type { StatusChangeRow } from '../domain/ledger/append.ts';
import { proposalsOfRecords } from '../domain/proposal/pages.ts';
import type { At } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { related } from './engine/relation.ts';
import { ProposalRef, StatusChangeRef } from './refs.ts';

builder.objectField(StatusChangeRef, 'proposal', (t) =>
  t.field({
    type: ProposalRef,
    nullable: true,
    description: 'The proposal that it took up; null if there was none.',
    ...related((changes: readonly At<StatusChangeRow>[], _args, { db, now }) =>
      proposalsOfRecords(db, changes, now),
    ),
  }),
);
