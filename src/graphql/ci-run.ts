import { countedRuns } from '../domain/ci-run/counted.ts';
import { reportCiRun } from '../domain/ci-run/report.ts';
import { asItStood, everyRun, findCiRuns, runsOfProjects } from '../domain/ci-run/rows.ts';
import { findCombinations } from '../domain/combination/rows.ts';
import { type CiRunRow, flakyRuns } from '../domain/gate/runs-at.ts';
import { findProjects, type ProjectRow } from '../domain/project/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { type Page, type PageArgs, readPages } from '../reading/page.ts';
import { CriterionRef } from './criterion.ts';
import { aboutCriterion, CriterionEvidenceRef } from './criterion-result.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, reading, rootPage } from './engine/connection.ts';
import { knownPerson, oneLine, refersTo } from './engine/fields.ts';
import { IDEMPOTENCY_KEY, lineLimits } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { AS_OF } from './readiness.ts';
import { NamedCombinationRef, PersonRef, ProjectRef } from './refs.ts';

type CiRun = At<CiRunRow>;

const CiRunStatus = builder.enumType('CiRunStatus', {
  description: 'How far a CI run has come. It only ever moves on, and what has ended stays as it ended.',
  values: {
    QUEUED: { description: 'It has not started.' },
    RUNNING: { description: 'It is running.' },
    PASSED: { description: 'It ended, and found nothing wrong.' },
    FAILED: { description: 'It ended, and found something wrong.' },
    ERRORED: { description: 'It broke down before it had a result.' },
    CANCELLED: {
      description: 'It was stopped before it had a result. It is ignored, as if it had not happened.',
    },
  },
});

export const CiRunRef = builder.objectRef<CiRun>('CiRun');

builder.node(CiRunRef, {
  interfaces: [CriterionEvidenceRef],
  ...asOfNode(findCiRuns),
  description: 'One attempt of a CI run, as it stood on the day it is read at.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      nullable: true,
      description: 'The project it tested; null if it tested a combination.',
      ...refersTo(findProjects, 'projectId'),
    }),
    criterion: t.field({
      type: CriterionRef,
      description: 'The criterion it is about.',
      ...aboutCriterion,
    }),
    status: t.expose('status', { type: CiRunStatus, description: 'How far it had come.' }),
    runId: t.exposeString('runId', {
      nullable: true,
      description: "The CI system's own name for the run; null if evidence gives none.",
    }),
    attempt: t.exposeInt('attempt', {
      description:
        'Which attempt of the run, from 1. The highest one stands in the place of those before it.',
    }),
    runNumber: t.exposeInt('runNumber', {
      nullable: true,
      description: "The CI system's own count of its runs; null if not known.",
    }),
    isFlaky: t.field({
      type: 'Boolean',
      description:
        'Whether it passed after an earlier attempt of the same run had failed or broken down: only luck had changed.',
      ...related((runs: readonly CiRun[], _args, { db }) => flakyRuns(db, runs)),
    }),
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description: 'Where to see it; null if not known.',
    }),
    commit: t.exposeString('commit', {
      nullable: true,
      description: 'What it tested; null if not known.',
    }),
    branch: t.exposeString('branch', {
      nullable: true,
      description: 'The branch it ran on; null if not known.',
    }),
    isCounted: t.field({
      type: 'Boolean',
      description:
        "Whether it may decide a criterion: it ran on the project's default branch, for a combination that of a member, or the branch is not known.",
      ...related((runs: readonly CiRun[], _args, { db, now }) => countedRuns(db, runs, now)),
    }),
    kernelSeries: t.exposeString('kernelSeries', {
      nullable: true,
      description: 'The kernel series it ran on, such as `4.11`; null if not known.',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it started; null if not known, or not yet.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null if only the day is known, or while it has not.',
    }),
    finishedOn: t.expose('finishedOn', {
      type: 'Date',
      nullable: true,
      description: 'Day (UTC) on which it ended; null while it has not.',
    }),
    reportedAt: t.expose('reportedAt', { type: 'DateTime', description: 'When it was first reported.' }),
    reportedBy: t.field({
      type: PersonRef,
      description: 'Who reported it first.',
      ...knownPerson('reportedBy'),
    }),
  }),
});

export const CiRunConnection = connectionOf(CiRunRef, 'CiRun', 'CI runs');

builder.objectField(ProjectRef, 'ciRuns', (t) =>
  t.field({
    type: CiRunConnection,
    description:
      'Its CI runs, newest first by their end, or by their start while they have none. Runs of other branches and replaced attempts are among them.',
    args: {
      ...listArgs(t),
      criterion: t.arg.string({ description: 'Key of a criterion: only runs about it.' }),
    },
    ...related(
      async (
        projects: readonly At<ProjectRow>[],
        { criterion, ...args }: PageArgs & { criterion?: string | null },
        context,
      ) => {
        const pages = await readPages(
          context.db,
          runsOfProjects(criterion == null ? null : oneLine(criterion, 'criterion')),
          projects,
          args,
          reading(context),
        );
        return pages.map((page) => stoodThen(page, context.now));
      },
    ),
  }),
);

export function stoodThen(page: Page<CiRun>, now: Date): Page<CiRun> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: asItStood(node, now) }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

builder.queryField('ciRuns', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: CiRunConnection,
    description:
      'Every CI run, of projects and of combinations, in the order in which they were first reported. Runs of other branches and replaced attempts are among them.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ asOf, ...page }, context) =>
      stoodThen(
        await rootPage(context, everyRun, page, { asOf: { ...TODAY, date: asOf ?? null } }),
        context.now,
      ),
    ),
  }),
);

const ciRunSuccess = success<{
  ciRunId: number;
  projectId: number | null;
  combinationId?: number | null;
}>('ReportCiRunSuccess', 'The report is taken.', {
  ciRun: shown(
    CiRunRef,
    findCiRuns,
    ({ ciRunId }) => ciRunId,
    'The run as it is known now: the same row for every report of one attempt.',
  ),
  project: shown(
    ProjectRef,
    findProjects,
    ({ projectId }) => projectId,
    'The project, with its gates as they are now; null if a combination was tested.',
  ),
  combination: shown(
    NamedCombinationRef,
    findCombinations,
    ({ combinationId }) => combinationId,
    'The named combination as it is now; null if a project was tested.',
  ),
});

mutation(reportCiRun, {
  description:
    "Says how far a CI run of a project, or of a named combination, has come. The same report again changes nothing; a run only moves on, QUEUED → RUNNING → its end, and what has ended stays as it ended: a run that is started again is a higher attempt. A run that was cancelled gives no verdict: it is passed over, as if it had not been. Only runs of the project's default branch count; those of other branches are kept. CI systems of the project; for a combination those whose token names every project it has. Runs of a combination count on the default branch of any of its projects.",
  input: builder.inputType('ReportCiRunInput', {
    description: 'How far one attempt of a CI run has come. What is left out is not known, and kept so.',
    fields: (t) => ({
      project: t.string({ description: 'Slug of the project; exactly one of it and `combination`.' }),
      combination: t.string({
        description: 'Slug of the named combination that was tested as one, such as `proof-of-concept`.',
      }),
      criterion: t.string({
        required: true,
        description: 'Key of the criterion of kind CI that it is about.',
      }),
      status: t.field({ type: CiRunStatus, required: true, description: 'How far it has come.' }),
      runId: t.string({
        description: `The CI system's own name for the run, the same for all its attempts; default: its \`url\`. One of the two is needed. ${lineLimits()}`,
      }),
      runNumber: t.int({
        description:
          "The CI system's own count of its runs, from 1, the same for all attempts of one: says what a run that is tried again or told late comes after, where `startedAt` does not. Default: not known.",
      }),
      attempt: t.int({
        description:
          'Which attempt of the run, 1 to 10000; default: 1. The highest one counts, in whichever order they are reported; a failure stands until a higher attempt has ended.',
      }),
      url: t.field({ type: 'URL', description: 'Where to see it.' }),
      commit: t.string({ description: `What it tested, such as a Git revision. ${lineLimits(64)}` }),
      branch: t.string({
        description: `The branch it ran on, such as \`master\` or \`refs/heads/master\`. Runs of pull requests, forks and tags are refused; a run whose branch is not known counts. ${lineLimits(255)}`,
      }),
      kernelSeries: t.string({
        description: `The kernel series it ran on, such as \`4.11\`. ${lineLimits(40)}`,
      }),
      startedAt: t.field({
        type: 'DateTime',
        description:
          'When it started; at most 10 minutes ahead. Runs are ordered by the start of their first attempt, never by when they were reported: an older run that is told late displaces no newer one.',
      }),
      finishedAt: t.field({
        type: 'DateTime',
        description:
          'When it ended, only of a run that has; at most 10 minutes ahead. Default: the instant of the report.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: ciRunSuccess,
});
