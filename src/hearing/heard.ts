import { z } from 'zod';

/** What the tracker uses of a webhook; it keeps nothing else of it. */
export type Heard =
  | { kind: 'push'; repository: string; branch: string; commit: string; files: string[] | null }
  | { kind: 'run'; repository: string; run: Run }
  | { kind: 'release'; repository: string; name: string; url: string }
  | { kind: 'issue'; repository: string; title: string; url: string; labels: string[] }
  | {
      kind: 'score';
      project: string;
      criterion: string;
      url: string;
      digest: string;
      score: number;
      issuedOn: string;
    };

export interface Run {
  /** Name of the workflow's file, or of the app that checks. */
  workflow: string;
  id: string;
  number: number | null;
  attempt: number;
  branch: string | null;
  commit: string;
  event: string | null;
  /** Null where the run gave no result. */
  status: 'PASSED' | 'FAILED' | 'ERRORED' | 'CANCELLED' | null;
  url: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** The run is of another repository, or of a pull request. */
  isForeign: boolean;
}

/** Of a push. */
export const Commit = z.object({
  added: z.array(z.string()).nullish(),
  modified: z.array(z.string()).nullish(),
});
/** GitHub lists at most 20 commits of a push; for a longer push the folder is compared. */
const LISTED = 20;
export const nothingFor = (event: string) =>
  `The tracker does nothing with the event ${JSON.stringify(event.slice(0, 60))}.`;
export const SHAPE = 'The webhook does not have the form that this event should have.';
const branchOf = (ref: string) => (ref.startsWith('refs/heads/') ? ref.slice(11) : null);

export function pushed(
  repository: string,
  ref: string,
  commit: string,
  commits: readonly z.output<typeof Commit>[],
  total: number,
): Heard | string {
  const branch = branchOf(ref);
  if (branch === null) return 'The push was to a tag, not to a branch.';
  if (/^0+$/.test(commit)) return 'The push deleted the branch.';
  const files = commits.flatMap(({ added, modified }) => [...(added ?? []), ...(modified ?? [])]);
  const isWhole = total <= commits.length && commits.length < LISTED && commits.length > 0;
  return { kind: 'push', repository, branch, commit, files: isWhole ? [...new Set(files)] : null };
}
