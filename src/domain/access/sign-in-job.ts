import type { Viewer } from '../act/viewer.ts';

type Claims = Readonly<Record<string, unknown>>;

/** A repository whose jobs are accepted, by ids of GitHub, and what a job must show. */
export interface TrustedRepository {
  repositoryId: string;
  repositoryOwnerId: string;
  projects: readonly string[];
  /** Only these events vouch for the default branch. */
  events: readonly string[];
  jobWorkflowRefs?: readonly string[];
  runnerEnvironment?: string;
}

/** What a job of GitHub Actions vouches for: its branch and commit by the token's own word, its repository by the ids of GitHub. */
export interface Job {
  repository: TrustedRepository;
  run: NonNullable<Viewer['run']>;
  jti: string;
  expiresAt: Date;
}

/** Null: the token does not fit. Every claim is compared with what is allowed, never with what is not. */
export function jobOf(repositories: readonly TrustedRepository[], claims: Claims): Job | null {
  const { repository_id, repository_owner_id, event_name, sha, jti, exp } = claims;
  const repository = repositories.find(
    ({ repositoryId, repositoryOwnerId }) =>
      repositoryId === repository_id && repositoryOwnerId === repository_owner_id,
  );
  if (!repository || typeof event_name !== 'string' || !isDemanded(repository, event_name, claims))
    return null;
  const branch = branchOf(event_name, claims);
  if (branch === undefined || typeof exp !== 'number') return null;
  if (typeof sha !== 'string' || !COMMIT.test(sha)) return null;
  if (typeof jti !== 'string' || !JTI.test(jti)) return null;
  return { repository, run: { branch, commit: sha }, jti, expiresAt: new Date(exp * 1000) };
}

function isDemanded(
  { events, jobWorkflowRefs, runnerEnvironment }: TrustedRepository,
  event: string,
  { job_workflow_ref, runner_environment }: Claims,
): boolean {
  return (
    events.includes(event) &&
    (!jobWorkflowRefs || (jobWorkflowRefs as unknown[]).includes(job_workflow_ref)) &&
    (!runnerEnvironment || runnerEnvironment === runner_environment)
  );
}

/**
 * The branch that was tested; null: the default branch, because the operator says that this event belongs to it. A release has
 * a tag, and a merge queue has a branch of its own for what will become the branch that it names.
 */
function branchOf(event: string, { ref, ref_type }: Claims): string | null | undefined {
  if (typeof ref !== 'string') return undefined;
  if (event === 'release' && ref.startsWith('refs/tags/') && (ref_type === undefined || ref_type === 'tag'))
    return null;
  if (ref_type !== undefined && ref_type !== 'branch') return undefined;
  const branch = BRANCH.exec(ref)?.[1];
  return (event === 'merge_group' && branch && QUEUE.exec(branch)?.[1]) || branch;
}

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const JTI = /^[\x21-\x7e]{1,255}$/;
const BRANCH = /^refs\/heads\/(.{1,255})$/;
const QUEUE = /^gh-readonly-queue\/(.+)\/pr-\d+-[0-9a-f]{40}$/;
