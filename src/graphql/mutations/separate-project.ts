import { defineAct } from '../../domain/access/act.ts';
import { findLineages } from '../../domain/lineage/find.ts';
import { Separate } from '../../domain/lineage/schemas.ts';
import { findProjects } from '../../domain/project/find.ts';
import { DependentsError } from '../../domain/voiding/errors.ts';
import { separateProject as separate } from '../../reports/lineage.ts';
import { builder } from '../builder.ts';
import { LineageRef } from '../lineage.ts';
import { mutation } from '../mutation.ts';
import { ProjectRef } from '../refs.ts';
import { IDEMPOTENCY_KEY, oneLine, prose } from './inputs.ts';
import { shown, success } from './success.ts';

const separateProject = defineAct({
  name: 'separateProject',
  input: Separate,
  run: async (tx, input, { viewer, now, source }) => {
    const done = await separate(tx, input, { personId: viewer.personId, now, source });
    const { lineageId, from, into, names, reopened, reports } = done;
    return {
      answer: { lineageId, projectId: from.id, intoId: into.id, reopened },
      subject: `Project:${from.id}`,
      details: { project: from.slug, from: into.slug, reason: input.reason, names, reopened, reports },
    };
  },
});

mutation(separateProject, {
  description:
    'Takes back that a project was merged into another: it is one of its own again, as if it had never been merged, with the names that went over and the proposals that were withdrawn, and minutes since then mean it by its names. Refused while something that stands rests on the merger, such as a record of the other project that cites a line about this one. Chairs.',
  errors: [DependentsError],
  input: builder.inputType('SeparateProjectInput', {
    description: 'A project that was merged by mistake.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project that was merged.' }),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ lineageId: number; projectId: number; intoId: number; reopened: number }>(
    'SeparateProjectSuccess',
    'The projects are apart.',
    {
      lineage: shown(
        LineageRef,
        findLineages,
        ({ lineageId }) => lineageId,
        'The merger that was taken back.',
      ),
      project: shown(
        ProjectRef,
        findProjects,
        ({ projectId }) => projectId,
        'The project that is one of its own.',
      ),
      into: shown(
        ProjectRef,
        findProjects,
        ({ intoId }) => intoId,
        'The project that it had been merged into.',
      ),
    },
    (t) => ({
      reopened: t.exposeInt('reopened', {
        description: 'How many of its proposals were withdrawn with the merger, and are open again.',
      }),
    }),
  ),
});
