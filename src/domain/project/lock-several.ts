import type { Db } from '../../db/index.ts';
import { type LockedProject, lockProject } from './lock.ts';

/** {@link lockProject} for several, in the order of the slugs, so that two who want the same ones do not wait for each other. */
export async function lockProjects(tx: Db, slugs: readonly string[]): Promise<Map<string, LockedProject>> {
  const locked = new Map<string, LockedProject>();
  for (const slug of [...new Set(slugs)].sort()) locked.set(slug, await lockProject(tx, slug));
  return locked;
}
