import { ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { ciRuns, projects } from '../../db/tables/index.ts';
import { isCalled } from '../../reading/called.ts';
import type { Viewer } from '../act/viewer.ts';
import type { CiRunReport } from './schemas.ts';

/** Writes runs that nobody reported and that evidence tells of: a day and a link, and nothing else. */
export async function appendCiRuns(
  tx: Db,
  list: readonly Pick<
    typeof ciRuns.$inferInsert,
    'projectId' | 'criterionId' | 'status' | 'url' | 'finishedOn' | 'reportedBy'
  >[],
): Promise<void> {
  if (list.length) await tx.insert(ciRuns).values([...list]);
}

/**
 * Checks a report against the job's own token, which names the commit and the branch that it ran on, and vouches that this is
 * the default branch of what it tested. The token fills in what the report leaves out.
 * @throws ValidationError where the two differ
 */
export async function asVouched(
  tx: Db,
  report: CiRunReport,
  run: NonNullable<Viewer['run']>,
  slugs: readonly string[],
): Promise<CiRunReport> {
  const tested = await tx
    .select({ slug: projects.slug, defaultBranch: projects.defaultBranch })
    .from(projects)
    .where(isCalled(slugs));
  const vouched = { commit: run.commit, branch: run.branch ?? tested[0]?.defaultBranch ?? null };
  for (const field of ['commit', 'branch'] as const) {
    const said = report[field];
    if (said && said !== vouched[field])
      throw refused(
        field,
        `Expected the ${field} for which the token was issued, ${vouched[field]}; got ${said}.`,
      );
  }
  const other = tested.find(({ defaultBranch }) => defaultBranch !== vouched.branch);
  if (other)
    throw refused(
      'branch',
      `Expected a run of ${other.defaultBranch}, the default branch of ${other.slug}; the token is of ${vouched.branch}.`,
    );
  return { ...report, ...vouched };
}

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
