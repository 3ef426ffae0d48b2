import { ConflictError, NotFoundError } from '../base/errors.ts';
import { parse } from '../base/parse.ts';
import { MOST_REQUIRED_RUNS, MOST_WINDOW_DAYS } from '../domain/criterion/schemas.ts';
import {
  type CriterionPreview,
  type GateEffect as Effect,
  type GateDifference,
  CriterionPreviewInput as Input,
  type ProjectPreview,
  previewCriterion,
} from '../domain/gate/preview-criterion.ts';
import { MOST_JUDGED } from '../domain/project/listed.ts';
import { findProjects } from '../domain/project/rows.ts';
import { TODAY } from '../reading/as-of.ts';
import type { PageArgs } from '../reading/page.ts';
import { pageOfList } from '../reading/page-of-list.ts';
import { CriterionKind } from './criterion.ts';
import { badInput, NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, reading } from './engine/connection.ts';
import { lineLimits as line } from './engine/inputs.ts';
import { ahead, existing, related } from './engine/relation.ts';
import { GateRef, gateNode } from './gate.ts';
import { Readiness } from './readiness.ts';
import { ProjectRef } from './refs.ts';

const GateEffect = builder.enumType('GateEffect', {
  description: 'What a change would do to a gate.',
  values: {
    OPENS: { description: 'It is blocked, and would be open.' },
    CLOSES: { description: 'It is open, and would be blocked.' },
    UNCHANGED: { description: 'Nothing changes.' },
  },
});

interface DifferenceNode extends GateDifference {
  projectId: number;
}

const GatePreview = builder.objectRef<DifferenceNode>('GatePreview').implement({
  description: 'One gate of a project, as it is and as it would be.',
  fields: (t) => ({
    to: t.field({
      type: Readiness,
      description: 'The step it leads to.',
      resolve: ({ before }) => before.to,
    }),
    effect: t.field({
      type: GateEffect,
      description: 'What the change would do to it.',
      resolve: ({ effect }) => effect,
    }),
    before: t.field({
      type: GateRef,
      description: 'The gate as it is.',
      ...related(async (gates: readonly DifferenceNode[]) =>
        gates.map(({ before, projectId }) => gateNode(before, projectId, TODAY)),
      ),
    }),
    after: t.field({
      type: GateRef,
      description: 'The gate as it would be.',
      ...related(async (gates: readonly DifferenceNode[]) =>
        gates.map(({ after, projectId }) => gateNode(after, projectId, TODAY)),
      ),
    }),
  }),
});

const ProjectPreviewRef = builder.objectRef<ProjectPreview>('ProjectPreview').implement({
  description: 'What a change of a criterion would do to the gates of a project.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project.',
      ...related((previews: readonly ProjectPreview[], _args, { db, now }) =>
        existing(
          findProjects(
            db,
            previews.map(({ project: { id } }) => ({ id, asOf: TODAY })),
            now,
          ),
        ),
      ),
    }),
    gates: t.field({
      type: [GatePreview],
      description: "Its gates to the criterion's step and to those after it, in their order.",
      ...related(async (previews: readonly ProjectPreview[]) =>
        previews.map(({ gates, project }) => gates.map((gate) => ({ ...gate, projectId: project.id }))),
      ),
    }),
  }),
});

const ProjectPreviewConnection = connectionOf(ProjectPreviewRef, 'ProjectPreview', 'previews of projects');

const has = (effect: Effect) => (preview: ProjectPreview) =>
  preview.gates.some((gate) => gate.effect === effect);

const CriterionPreviewRef = builder.objectRef<CriterionPreview>('CriterionPreview').implement({
  description: 'What adopting, changing or dropping a criterion today would do.',
  fields: (t) => ({
    evaluatedAt: t.expose('evaluatedAt', {
      type: 'DateTime',
      description: 'The instant it is evaluated at.',
    }),
    judgedCount: t.int({
      description: `Of how many projects it tells: at most ${MOST_JUDGED}, by slug.`,
      resolve: ({ projects }) => projects.length,
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description:
        'The last project that it covers, for the next request’s `after`; null if no project follows.',
    }),
    opensCount: t.int({
      description: 'For how many of these projects a gate would open.',
      resolve: ({ projects }) => projects.filter(has('OPENS')).length,
    }),
    closesCount: t.int({
      description: 'For how many of these projects a gate would close.',
      resolve: ({ projects }) => projects.filter(has('CLOSES')).length,
    }),
    projects: t.field({
      type: ProjectPreviewConnection,
      description: 'These projects, by slug.',
      args: {
        effect: t.arg({
          type: GateEffect,
          description: 'Only projects of which a gate would be affected so.',
        }),
        ...t.arg.connectionArgs(),
      },
      ...related(
        async (
          previews: readonly CriterionPreview[],
          { effect, ...args }: PageArgs & { effect?: Effect | null },
          context,
        ) =>
          previews.map(({ projects }) =>
            pageOfList(
              effect ? projects.filter(has(effect)) : projects,
              ({ project }) => project.slug,
              'CriterionPreview.projects',
              args,
              reading(context),
            ),
          ),
      ),
    }),
  }),
});

const CriterionPreviewInput = builder.inputType('CriterionPreviewInput', {
  description: 'What a meeting might decide. What is left out stays as it is.',
  fields: (t) => ({
    act: t.field({
      type: builder.enumType('CriterionPreviewAct', {
        description: 'What a meeting might do with a criterion.',
        values: {
          ADOPT: { description: 'Require it; one that does not exist needs `gates` and `kind`.' },
          CHANGE: { description: 'Give it other settings; it stays required or proposed as it is.' },
          DROP: { description: 'Drop it.' },
        },
      }),
      required: true,
      description: 'What is done with it.',
    }),
    key: t.string({ required: true, description: 'Its key, such as `ci-boots`.' }),
    gates: t.field({ type: Readiness, description: 'The step it would gate.' }),
    kind: t.field({ type: CriterionKind, description: 'What would decide it.' }),
    title: t.string({ description: `What it would ask for. ${line()}` }),
    requiredRuns: t.int({
      description: `CI only: how many passing runs it would take, 1 to ${MOST_REQUIRED_RUNS}.`,
    }),
    windowDays: t.int({
      description: `CI and ATTESTATION: for how many days a run, or an attestation, would count, 1 to ${MOST_WINDOW_DAYS}.`,
    }),
    minimumScore: t.float({
      description: 'ATTESTATION only: the least score of OpenSSF Scorecard that would count, 0 to 10.',
    }),
  }),
});

builder.queryField('previewCriterion', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: CriterionPreviewRef,
    description: `For ${MOST_JUDGED} projects at a time, whether adopting, changing or dropping a criterion today would open or close a gate: for a chair, before the vote. Nothing is written. BAD_USER_INPUT if it could not be done.`,
    args: {
      input: t.arg({ type: CriterionPreviewInput, required: true, description: 'What might be decided.' }),
      after: t.arg.string({
        description:
          'The `endCursor` of an earlier preview: this one then covers the projects that follow. It starts with the first project by default.',
      }),
    },
    resolve: ahead(async ({ input, after }, { db, now }) => {
      try {
        return await previewCriterion(db, parse([Input], input)[0], now, after ?? null);
      } catch (error) {
        if (error instanceof NotFoundError || error instanceof ConflictError) throw badInput(error.message);
        throw error;
      }
    }),
  }),
);
