import { z } from 'zod';
import { line, shown, url } from '../../base/text.ts';
import { ciRunStatus } from '../../db/tables/enums.ts';

export type CiRunStatus = (typeof ciRunStatus.enumValues)[number];

/** How far a run has come; it only ever moves on. */
export const PROGRESS: Record<CiRunStatus, number> = {
  QUEUED: 0,
  RUNNING: 1,
  PASSED: 2,
  FAILED: 2,
  ERRORED: 2,
  CANCELLED: 2,
};
export const hasEnded = (status: CiRunStatus): boolean => PROGRESS[status] === 2;

/** `owner:branch` is how GitHub names the branch of a fork, and no branch name has a colon. */
const ELSEWHERE = /^refs\/(?:pull|merge-requests|pull-requests)\/|^(?:pull|merge-requests)\/\d+\/|:/;

/** A branch of the project's own repository, with or without `refs/heads/`. Runs of pull requests, forks and tags have no place here. */
const Branch = line(255)
  .transform((given) => given.replace(/^refs\/heads\//, ''))
  .refine((given) => !ELSEWHERE.test(given) && !given.startsWith('refs/'), {
    error: (issue) =>
      `Expected a branch of the project's own repository, such as master; got ${shown(issue.input)}. The tracker does not take runs of pull requests, forks or tags.`,
  });

export const CiRunReport = z
  .object({
    project: line().nullish(),
    combination: line().nullish(),
    criterion: line(),
    status: z.enum(ciRunStatus.enumValues),
    url: url().nullish(),
    commit: line(64).nullish(),
    branch: Branch.nullish(),
    kernelSeries: line(40).nullish(),
    startedAt: z.date().nullish(),
    finishedAt: z.date().nullish(),
    runId: line().nullish(),
    runNumber: z.int().min(1, 'Expected the number of a run, counted from 1.').nullish(),
    attempt: z
      .int()
      .min(1, 'Expected an attempt, counted from 1.')
      .max(10_000, 'Expected an attempt up to 10000.')
      .nullish(),
  })
  .superRefine(({ project, combination, status, startedAt, finishedAt, runId, url: link }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!project === !combination)
      refuse('project', `Expected project or combination, one of them; got ${project ? 'both' : 'neither'}.`);
    if (!runId && !link)
      refuse('runId', 'Expected runId or url, by which the tracker recognises the run; got neither.');
    if (finishedAt && !hasEnded(status))
      refuse(
        'finishedAt',
        `Expected finishedAt only for a run that has ended; got it with the status ${status}.`,
      );
    if (startedAt && finishedAt && finishedAt < startedAt)
      refuse(
        'finishedAt',
        `Expected an instant after startedAt, ${startedAt.toISOString()}; got ${finishedAt.toISOString()}.`,
      );
  });

export type CiRunReport = z.output<typeof CiRunReport>;
