import { z } from 'zod';
import { Commit, type Heard, nothingFor, pushed, type Run, SHAPE } from './heard.ts';

const project = z.object({ path_with_namespace: z.string().max(300) });
const url = z.url({ protocol: /^https?$/ });
const commit = z.string().regex(/^[0-9a-f]{7,64}$/);
const Push = z.object({
  ref: z.string(),
  after: commit,
  project,
  commits: z.array(Commit),
  total_commits_count: z.number().nullish(),
});
/** A pipeline as webhooks and as the API give it. */
export const Pipeline = z.object({
  id: z.number(),
  iid: z.number().nullish(),
  ref: z.string().nullish(),
  tag: z.boolean().nullish(),
  sha: commit,
  status: z.string(),
  source: z.string().nullish(),
  created_at: z.string().nullish(),
  finished_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  url: url.nullish(),
  web_url: url.nullish(),
});
const PipelineEvent = z.object({
  object_attributes: Pipeline,
  merge_request: z.unknown().optional(),
  project,
});
const Release = z.object({ action: z.string(), tag: z.string().max(200), url, project });
const Issue = z.object({
  project,
  object_attributes: z.object({ title: z.string(), url }),
  changes: z
    .object({
      labels: z
        .object({
          previous: z.array(z.object({ title: z.string() })),
          current: z.array(z.object({ title: z.string() })),
        })
        .nullish(),
    })
    .nullish(),
});

/** The one word by which rules name what a repository of GitLab runs: a project has one pipeline. */
const PIPELINE = 'pipeline';
/** By what a pipeline of the repository itself is started; those of merge requests are of whoever made them. */
const OWN_SOURCES = ['push', 'schedule', 'web', 'api', 'trigger'];
const STATUS: Record<string, Run['status']> = { success: 'PASSED', failed: 'FAILED', canceled: 'CANCELLED' };
const ENDED = [...Object.keys(STATUS), 'skipped'];

/** What GitLab says; its words for the same things are others than GitHub's. */
export function understandGitlab(name: string, payload: unknown): Heard | string {
  if (name === 'push') return push(payload);
  if (name === 'pipeline') return pipeline(payload);
  if (name === 'release') return release(payload);
  if (name === 'issue') return issue(payload);
  return nothingFor(name);
}

function push(payload: unknown): Heard | string {
  const { data } = Push.safeParse(payload);
  if (!data) return SHAPE;
  const { project: of, ref, after, commits, total_commits_count: total } = data;
  return pushed(of.path_with_namespace, ref, after, commits, total ?? commits.length);
}

const instant = (text: string | null | undefined): string | null => {
  const at = new Date(text ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

export function runOfPipeline(of: z.output<typeof Pipeline>, isOfMergeRequest = false): Run {
  return {
    workflow: PIPELINE,
    id: String(of.id),
    number: of.iid ?? null,
    attempt: 1,
    branch: of.ref ?? null,
    commit: of.sha,
    event: of.source ?? null,
    status: STATUS[of.status] ?? null,
    url: of.url ?? of.web_url ?? null,
    startedAt: instant(of.created_at),
    finishedAt: instant(of.finished_at ?? of.updated_at),
    // Where it is not said what started it, nobody can say whose it is.
    isForeign: isOfMergeRequest || of.tag === true || !of.ref || !OWN_SOURCES.includes(of.source ?? ''),
  };
}

function pipeline(payload: unknown): Heard | string {
  const { data } = PipelineEvent.safeParse(payload);
  if (!data) return SHAPE;
  const { object_attributes: of, merge_request: request, project: whose } = data;
  if (!ENDED.includes(of.status)) return 'The pipeline has not ended yet.';
  const isOfMergeRequest = request !== null && request !== undefined;
  return { kind: 'run', repository: whose.path_with_namespace, run: runOfPipeline(of, isOfMergeRequest) };
}

function release(payload: unknown): Heard | string {
  const { data } = Release.safeParse(payload);
  if (!data) return SHAPE;
  if (data.action !== 'create') return 'It is not a published release.';
  return { kind: 'release', repository: data.project.path_with_namespace, name: data.tag, url: data.url };
}

function issue(payload: unknown): Heard | string {
  const { data } = Issue.safeParse(payload);
  if (!data) return SHAPE;
  const { previous, current } = data.changes?.labels ?? { previous: [], current: [] };
  const labels = current
    .map(({ title }) => title)
    .filter((title) => !previous.some((former) => former.title === title));
  if (!labels.length) return 'Nobody put a label on an issue.';
  const { title, url } = data.object_attributes;
  return {
    kind: 'issue',
    repository: data.project.path_with_namespace,
    title: title.replace(/\s+/g, ' ').slice(0, 200),
    url,
    labels,
  };
}
