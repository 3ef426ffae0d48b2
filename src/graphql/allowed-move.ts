import { dayOf } from '../base/calendar.ts';

import { findProjectBySlug } from '../domain/project/rows.ts';
import { readinessOn } from '../domain/project/standing.ts';
import { type AllowedMoveRow, listAllowedMoves } from '../domain/status-change/rows.ts';
import { badInput } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { Readiness } from './readiness.ts';

const AllowedMove = builder.objectRef<AllowedMoveRow>('AllowedMove').implement({
  description: 'A move that the ledger takes.',
  fields: (t) => ({
    from: t.expose('from', {
      type: Readiness,
      nullable: true,
      description: 'Readiness before it; null means none recorded.',
    }),
    to: t.expose('to', { type: Readiness, description: 'Readiness after it.' }),
    isOverrideNeeded: t.exposeBoolean('requiresOverride', {
      description: "Whether it takes a chair's `override` with a reason.",
    }),
    description: t.exposeString('description', { description: 'What it means, in a few words.' }),
  }),
});

builder.queryField('allowedMoves', (t) =>
  t.field({
    type: [AllowedMove],
    nullable: true,
    description:
      'The moves that the ledger takes: all of them, those from one readiness, or those open to a project as it stands today. Null if there is no such project. A blocked gate may stand in the way besides.',
    args: {
      from: t.arg({
        type: Readiness,
        description: 'Only moves from this readiness; null means from none recorded. Not with `project`.',
      }),
      project: t.arg.string({ description: 'Slug of a project: only moves from its readiness today.' }),
    },
    resolve: async (_root, { from, project }, { db, now }) => {
      if (from !== undefined && project != null) throw badInput('Expected from or project; got both.');
      const moves = await listAllowedMoves(db);
      if (project == null) return from === undefined ? moves : moves.filter((move) => move.from === from);
      const found = await findProjectBySlug(db, project);
      if (!found) return null;
      const current = await readinessOn(db, found.id, dayOf(now));
      return moves.filter((move) => move.from === current);
    },
  }),
);
