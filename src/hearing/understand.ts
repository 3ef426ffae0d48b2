import { z } from 'zod';
import { Commit, type Heard, nothingFor, pushed, type Run, SHAPE } from './heard.ts';
import { understandGitlab } from './understand-gitlab.ts';

const repo = z.object({ full_name: z.string().max(300) });
const Push = z.object({
  ref: z.string(),
  after: z.string().regex(/^[0-9a-f]{7,64}$/),
  repository: repo,
  commits: z.array(Commit),
  total_commits: z.number().nullish(),
  /** What it took back is listed nowhere. */
  forced: z.boolean().nullish(),
});
const url = z.url({ protocol: /^https?$/ });
export const WorkflowRun = z.object({
  id: z.number(),
  path: z.string(),
  event: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string(),
  run_number: z.number().nullish(),
  run_attempt: z.number().nullish(),
  run_started_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  html_url: url.nullish(),
  head_repository: repo.nullish(),
  pull_requests: z.array(z.unknown()).nullish(),
});
const RunEvent = z.object({ action: z.string(), workflow_run: WorkflowRun, repository: repo });
const Suite = z.object({
  action: z.string(),
  repository: repo,
  check_suite: z.object({
    id: z.number(),
    head_branch: z.string().nullish(),
    head_sha: z.string(),
    conclusion: z.string().nullish(),
    updated_at: z.string().nullish(),
    created_at: z.string().nullish(),
    url: url.nullish(),
    pull_requests: z.array(z.unknown()).nullish(),
    app: z.object({ slug: z.string() }).nullish(),
  }),
});
const Release = z.object({
  action: z.string(),
  repository: repo,
  release: z.object({
    tag_name: z.string().max(200),
    html_url: url,
    draft: z.boolean(),
    prerelease: z.boolean(),
  }),
});
const Issue = z.object({
  action: z.string(),
  repository: repo,
  label: z.object({ name: z.string() }).nullish(),
  issue: z.object({
    title: z.string(),
    html_url: url,
    pull_request: z.unknown().optional(),
    labels: z.array(z.object({ name: z.string() })).nullish(),
  }),
});

/** Events that start a run of the repository itself. */
const OWN_EVENTS = ['push', 'schedule', 'workflow_dispatch'];

/** What a delivery says; a sentence where the tracker does nothing with it. */
export function understand(source: string, event: string, payload: unknown): Heard | string {
  const name = event.toLowerCase().replace(/ hook$/, '');
  if (name === 'ping') return 'The repository only says that the webhook is set up.';
  if (source === 'gitlab') return understandGitlab(name, payload);
  if (name === 'push') return push(payload);
  if (name === 'workflow_run') return workflowRun(payload);
  if (name === 'check_suite') return checkSuite(payload);
  if (name === 'release') return release(payload);
  if (name === 'issues' || name === 'issue_label') return issue(payload);
  return nothingFor(event);
}

function push(payload: unknown): Heard | string {
  const { data } = Push.safeParse(payload);
  if (!data) return SHAPE;
  const { repository, ref, after, commits, total_commits: total, forced } = data;
  const listed = total ?? commits.length;
  return pushed(repository.full_name, ref, after, commits, forced ? Number.POSITIVE_INFINITY : listed);
}

const STATUS: Record<string, Run['status']> = {
  success: 'PASSED',
  failure: 'FAILED',
  timed_out: 'ERRORED',
  startup_failure: 'ERRORED',
  cancelled: 'CANCELLED',
};

/** A run as the forge's API and its webhooks give it. */
export function runOf(run: z.output<typeof WorkflowRun>, repository: string): Run {
  const head = run.head_repository?.full_name;
  return {
    workflow: run.path.replace(/@.*$/, '').replace(/^.*\//, ''),
    id: String(run.id),
    number: run.run_number ?? null,
    attempt: run.run_attempt ?? 1,
    branch: run.head_branch ?? null,
    commit: run.head_sha,
    event: run.event,
    status: STATUS[run.conclusion ?? ''] ?? null,
    url: run.html_url ?? null,
    startedAt: run.run_started_at ?? null,
    finishedAt: run.updated_at ?? null,
    // A run that does not say whose it is counts as foreign.
    isForeign:
      !run.head_branch ||
      head?.toLowerCase() !== repository.toLowerCase() ||
      !OWN_EVENTS.includes(run.event) ||
      (run.pull_requests?.length ?? 0) > 0,
  };
}

function workflowRun(payload: unknown): Heard | string {
  const { data } = RunEvent.safeParse(payload);
  if (!data) return SHAPE;
  if (data.action !== 'completed') return 'The run has not ended yet.';
  const repository = data.repository.full_name;
  return { kind: 'run', repository, run: runOf(data.workflow_run, repository) };
}

function checkSuite(payload: unknown): Heard | string {
  const { data } = Suite.safeParse(payload);
  if (!data) return SHAPE;
  if (data.action !== 'completed') return 'The checks have not ended yet.';
  const { check_suite: suite, repository } = data;
  return {
    kind: 'run',
    repository: repository.full_name,
    run: {
      workflow: suite.app?.slug ?? '',
      id: String(suite.id),
      number: null,
      attempt: 1,
      branch: suite.head_branch ?? null,
      commit: suite.head_sha,
      event: null,
      status: STATUS[suite.conclusion ?? ''] ?? null,
      url: suite.url ?? null,
      startedAt: suite.created_at ?? null,
      finishedAt: suite.updated_at ?? null,
      // The suite of a fork has no branch of this repository.
      isForeign: !suite.head_branch || (suite.pull_requests?.length ?? 0) > 0,
    },
  };
}

function release(payload: unknown): Heard | string {
  const { data } = Release.safeParse(payload);
  if (!data) return SHAPE;
  const { action, release: of, repository } = data;
  if (action !== 'published' || of.draft || of.prerelease) return 'It is not a published release.';
  return { kind: 'release', repository: repository.full_name, name: of.tag_name, url: of.html_url };
}

function issue(payload: unknown): Heard | string {
  const { data } = Issue.safeParse(payload);
  if (!data) return SHAPE;
  const { action, issue: of, label, repository } = data;
  // Gitea says which labels an issue has, and not which one is new.
  const labels =
    action === 'labeled' && label ? [label] : action === 'label_updated' ? (of.labels ?? []) : [];
  if (!labels.length || of.pull_request) return 'Nobody put a label on an issue.';
  return {
    kind: 'issue',
    repository: repository.full_name,
    title: of.title.replace(/\s+/g, ' ').slice(0, 200),
    url: of.html_url,
    labels: labels.map(({ name }) => name),
  };
}
