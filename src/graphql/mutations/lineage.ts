import { defineAct } from '../../domain/access/act.ts';
import { findLineages } from '../../domain/lineage/find.ts';
import { Merge } from '../../domain/lineage/schemas.ts';
import { splitProject } from '../../domain/lineage/split.ts';
import { findProjects } from '../../domain/project/find.ts';
import { LIMITS } from '../../domain/text.ts';
import { mergeProjects as merge } from '../../reports/lineage.ts';
import { builder } from '../builder.ts';
import { LineageRef } from '../lineage.ts';
import { mutation } from '../mutation.ts';
import { ProjectRef } from '../refs.ts';
import { IDEMPOTENCY_KEY, MEETING, MEETING_NAME, oneLine, prose } from './inputs.ts';
import { ALIASES, projectFields, SUMMARY } from './project-inputs.ts';
import { shown, success } from './success.ts';

const mergeProjects = defineAct({
  name: 'mergeProjects',
  input: Merge,
  run: async (tx, input, { viewer, now, source }) => {
    const done = await merge(tx, input, { personId: viewer.personId, now, source });
    const { lineageId, from, into, on, names, withdrawn, reports } = done;
    return {
      answer: { lineageId, projectId: from.id, intoId: into.id, withdrawn },
      subject: `Project:${from.id}`,
      details: {
        ...{
          project: from.slug,
          into: into.slug,
          meeting: on,
          reason: input.reason,
          names,
          withdrawn,
          reports,
        },
      },
    };
  },
});

mutation(mergeProjects, {
  description:
    'Says that a meeting merged a project into another. The records of both stay; the names of the merged one go over, its open proposals are withdrawn, no list of projects has it from that day on, and its page leads on. Chairs.',
  input: builder.inputType('MergeProjectsInput', {
    description: 'Two projects that are one from a meeting on.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project that is merged.' }),
      into: t.string({ required: true, description: 'Slug of the project that it is merged into.' }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('Why.') }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ lineageId: number; projectId: number; intoId: number; withdrawn: number }>(
    'MergeProjectsSuccess',
    'The project is merged.',
    {
      lineage: shown(LineageRef, findLineages, ({ lineageId }) => lineageId, 'What was entered.'),
      project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The project that was merged.'),
      into: shown(ProjectRef, findProjects, ({ intoId }) => intoId, 'The project that it was merged into.'),
    },
    (t) => ({
      withdrawn: t.exposeInt('withdrawn', {
        description: 'How many of its proposals were open, and are withdrawn.',
      }),
    }),
  ),
});

mutation(splitProject, {
  description:
    'Says that a meeting split a project off another. It begins without a readiness, names its origin, and takes over those names of the origin that it is given. Chairs.',
  input: builder.inputType('SplitProjectInput', {
    description: 'A project that is one of its own from a meeting on.',
    fields: (t) => ({
      origin: t.string({ required: true, description: 'Slug of the project that it was a part of.' }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('Why.') }),
      slug: t.string({
        required: true,
        description: `Its name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters.`,
      }),
      name: t.string({ required: true, description: `Its name. ${oneLine()}` }),
      summary: t.string({ required: true, ...SUMMARY }),
      aliases: t.stringList({
        description: `${ALIASES} Its slug and name always are among them; aliases of the origin go over.`,
      }),
      ...projectFields(t),
    }),
  }),
  success: success<{ lineageId: number; projectId: number; originId: number }>(
    'SplitProjectSuccess',
    'The project is one of its own.',
    {
      lineage: shown(LineageRef, findLineages, ({ lineageId }) => lineageId, 'What was entered.'),
      project: shown(ProjectRef, findProjects, ({ projectId }) => projectId, 'The new project.'),
      origin: shown(
        ProjectRef,
        findProjects,
        ({ originId }) => originId,
        'The project that it was a part of.',
      ),
    },
  ),
});
