import { type SQL, sql } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import { projects } from '../../db/tables/index.ts';
import type { LockedProject } from './lock.ts';

/** Whether a project of the statement is one of its own on a day: lists of projects have no other. */
export const isOwnOn = (day: SQL): SQL =>
  sql`(${projects.mergedOn} is null or ${projects.mergedOn} > ${day}::date)`;

/** Nothing new is said, at or after the day of its merging, of a project that is another one now. @throws ConflictError */
export function assertNotMerged({ slug, mergedInto, mergedOn }: LockedProject, on?: string): void {
  if (mergedInto !== null && mergedOn !== null && (on === undefined || on >= mergedOn))
    throw new ConflictError(
      `${slug} was merged into ${mergedInto} on ${mergedOn}: use ${mergedInto} instead.`,
    );
}
