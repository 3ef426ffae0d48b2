import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import type { Viewer } from '../access/viewer.ts';
import { ValidationError } from '../errors.ts';
import { isCalled } from '../project/called.ts';
import type { CiRunReport } from './schemas.ts';

/**
 * The report as the job's own token vouches for it: of the commit and branch that it ran on, and the branch the default one of
 * what it tested. What the report leaves out the token says.
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
        `Expected the ${field} that the token vouches for, ${vouched[field]}; got ${said}.`,
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
