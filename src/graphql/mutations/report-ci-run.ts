import { reportCiRun } from '../../domain/ci-run/report.ts';
import { builder } from '../builder.ts';
import { CiRunStatus } from '../ci-run.ts';
import { mutation } from '../mutation.ts';
import { ciRunSuccess } from './criterion-successes.ts';
import { IDEMPOTENCY_KEY, oneLine } from './inputs.ts';

mutation(reportCiRun, {
  description:
    "Says how far a CI run of a project, or of a named combination, has come. The same report again changes nothing; a run only moves on, QUEUED → RUNNING → its end, and what has ended stays as it ended: a run that is started anew is a higher attempt. A run that was cancelled gives no verdict: it is passed over, as if it had not been. Only runs of the project's default branch count; those of other branches are kept. CI systems of the project; for a combination those whose token names every project it has. Runs of a combination count on the default branch of any of its projects.",
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
        description: `The CI system's own name for the run, the same for all its attempts; left out: its \`url\`. One of the two is needed. ${oneLine()}`,
      }),
      runNumber: t.int({
        description:
          "The CI system's own count of its runs, from 1, the same for all attempts of one: says what a run that is tried again or told late comes after, where `startedAt` does not. Left out: not known.",
      }),
      attempt: t.int({
        description:
          'Which attempt of the run, 1 to 10000; left out: 1. The highest one counts, in whichever order they are reported; a failure stands until a higher attempt has ended.',
      }),
      url: t.field({ type: 'URL', description: 'Where to see it.' }),
      commit: t.string({ description: `What it tested, such as a Git revision. ${oneLine(64)}` }),
      branch: t.string({
        description: `The branch it ran on, such as \`master\` or \`refs/heads/master\`. Runs of pull requests, forks and tags are refused; a run whose branch is not known counts. ${oneLine(255)}`,
      }),
      kernelSeries: t.string({
        description: `The kernel series it ran on, such as \`4.11\`. ${oneLine(40)}`,
      }),
      startedAt: t.field({
        type: 'DateTime',
        description:
          'When it started; at most 10 minutes ahead. Runs are ordered by the start of their first attempt, never by when they were reported: an older run that is told late displaces no newer one.',
      }),
      finishedAt: t.field({
        type: 'DateTime',
        description:
          'When it ended, only of a run that has; at most 10 minutes ahead. Left out: the instant of the report.',
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: ciRunSuccess,
});
