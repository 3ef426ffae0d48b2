import { LIMITS } from '../base/text.ts';
import { defineAct } from '../domain/act/act.ts';
import { findLineages } from '../domain/lineage/rows.ts';
import { Merge, Separate } from '../domain/lineage/schemas.ts';
import { splitProject } from '../domain/lineage/split.ts';
import { findProjects } from '../domain/project/rows.ts';
import { DependentsError } from '../domain/voiding/errors.ts';
import { mergeProjects as merge, separateProject as separate } from '../reports/lineage.ts';
import { builder } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits, MEETING, MEETING_NAME, prose, saidByMeeting } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { LineageRef } from './lineage.ts';
import { ALIASES, projectFields, SUMMARY } from './project-acts.ts';
import { ProjectRef } from './refs.ts';

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
    'Says that a meeting merged a project into another. The records of both stay; the names of the merged one go over, its open proposals are withdrawn, no list of projects has it from that day on, and its page leads on. Open to chairs.',
  input: builder.inputType('MergeProjectsInput', {
    description: 'Two projects that a meeting merged.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project that is merged.' }),
      into: t.string({ required: true, description: 'Slug of the project that it is merged into.' }),
      ...saidByMeeting(t, 'The reason.'),
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
    'Says that a meeting split a project off another. It begins without a readiness, names its origin, and takes over those names of the origin that it is given. Open to chairs.',
  input: builder.inputType('SplitProjectInput', {
    description: 'A project that a meeting split off another.',
    fields: (t) => ({
      origin: t.string({ required: true, description: 'Slug of the project that it was a part of.' }),
      meeting: t.field({ type: 'Date', required: true, description: MEETING }),
      meetingName: t.string(MEETING_NAME),
      reason: t.string({ required: true, ...prose('The reason.') }),
      slug: t.string({
        required: true,
        description: `Its name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters.`,
      }),
      name: t.string({ required: true, description: `Its name. ${lineLimits()}` }),
      summary: t.string({ required: true, ...SUMMARY }),
      aliases: t.stringList({
        description: `${ALIASES} Its slug and name always are among them; aliases of the origin go over.`,
      }),
      ...projectFields(t),
    }),
  }),
  success: success<{ lineageId: number; projectId: number; originId: number }>(
    'SplitProjectSuccess',
    'The project is split off.',
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
    'Takes back that a project was merged into another: it is one of its own again, as if it had never been merged, with the names that went over and the proposals that were withdrawn, and minutes since then mean it by its names. Refused while something that stands rests on the merger, such as a record of the other project that cites a line about this one. Open to chairs.',
  errors: [DependentsError],
  input: builder.inputType('SeparateProjectInput', {
    description: 'A project that was merged by mistake.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project that was merged.' }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ lineageId: number; projectId: number; intoId: number; reopened: number }>(
    'SeparateProjectSuccess',
    'The projects are separate again.',
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
        'The project that is separate again.',
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
