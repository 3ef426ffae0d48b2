import { type At, TODAY } from '../domain/as-of.ts';
import type { CiRunRow } from '../domain/ci-run/at.ts';
import { countedRuns } from '../domain/ci-run/counted.ts';
import { asItStood, everyRun, findCiRuns, runsOfProjects } from '../domain/ci-run/find.ts';
import { flakyRuns } from '../domain/ci-run/flaky.ts';
import type { Page, PageArgs } from '../domain/page.ts';
import { readPages } from '../domain/page.ts';
import { findProjects } from '../domain/project/find.ts';
import type { ProjectRow } from '../domain/project/row.ts';
import { builder } from './builder.ts';
import { connectionOf, listArgs, reading, rootPage } from './connection.ts';
import { CriterionRef } from './criterion.ts';
import { aboutCriterion, CriterionEvidenceRef } from './criterion-evidence.ts';
import { knownPerson, oneLine, refersTo } from './fields.ts';
import { asOfNode } from './node.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { AS_OF } from './readiness.ts';
import { PersonRef, ProjectRef } from './refs.ts';
import { ahead, related } from './relation.ts';

type CiRun = At<CiRunRow>;

export const CiRunStatus = builder.enumType('CiRunStatus', {
  description: 'How far a CI run has come. It only ever moves on, and what has ended stays as it ended.',
  values: {
    QUEUED: { description: 'It waits.' },
    RUNNING: { description: 'It runs.' },
    PASSED: { description: 'It ended, and found nothing wrong.' },
    FAILED: { description: 'It ended, and found something wrong.' },
    ERRORED: { description: 'It broke down before it could tell.' },
    CANCELLED: {
      description: 'It was stopped before it could tell. It is passed over, as if it had not been.',
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
      description: 'The project it tested; null where it tested a combination.',
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
      description: "The CI system's own name for the run; null where evidence gives none.",
    }),
    attempt: t.exposeInt('attempt', {
      description:
        'Which attempt of the run, from 1. The highest one stands in the place of those before it.',
    }),
    runNumber: t.exposeInt('runNumber', {
      nullable: true,
      description: "The CI system's own count of its runs; null where not known.",
    }),
    isFlaky: t.field({
      type: 'Boolean',
      description:
        'Whether it passed after an earlier attempt of the same run had failed or broken down: nothing had changed but the luck.',
      ...related((runs: readonly CiRun[], _args, { db }) => flakyRuns(db, runs)),
    }),
    url: t.expose('url', {
      type: 'URL',
      nullable: true,
      description: 'Where to see it; null where not known.',
    }),
    commit: t.exposeString('commit', {
      nullable: true,
      description: 'What it tested; null where not known.',
    }),
    branch: t.exposeString('branch', {
      nullable: true,
      description: 'The branch it ran on; null where not known.',
    }),
    isCounted: t.field({
      type: 'Boolean',
      description:
        "Whether it may decide a criterion: it ran on the project's default branch, for a combination that of a member, or the branch is not known.",
      ...related((runs: readonly CiRun[], _args, { db, now }) => countedRuns(db, runs, now)),
    }),
    kernelSeries: t.exposeString('kernelSeries', {
      nullable: true,
      description: 'The kernel series it ran on, such as `4.11`; null where not known.',
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it started; null where not known, or not yet.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null where only the day is known, or while it has not.',
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
