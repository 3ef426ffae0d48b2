import { onTestFinished } from 'vitest';
import { issueToken } from '../../src/domain/access/create-token.ts';
import type { Viewer } from '../../src/domain/act/viewer.ts';
import { visitor } from './browser-session.ts';
import type { TestDatabase } from './database.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';

export const NOW = '2018-02-01T12:00:00Z';

/** A site over the seeds whose clock stands still, until the test ends. */
export async function seededSite(
  open: (options: { seeded: boolean }) => Promise<TestDatabase>,
  options: SiteOptions = {},
): Promise<Site> {
  const on = await open({ seeded: true });
  const site = await openSite({ on, clock: () => new Date(NOW), keeps: true, ...options });
  onTestFinished(async () => {
    await site.close();
    await on.close();
  });
  return site;
}

/** Somebody who has signed in with a token of their own. */
export async function signedIn(
  site: Site,
  role: Viewer['role'],
  { projects = [], person }: { projects?: string[]; person?: string } = {},
) {
  const now = new Date(NOW);
  const { secret } = await site.database.db.transaction((tx) =>
    issueToken(tx, { name: `the ${role}`, role, projects, person, expiresAt: new Date('2030-01-01') }, now),
  );
  const who = visitor(site);
  const { status } = await who.signIn(secret);
  if (status !== 303) throw new Error(`sign-in: ${status}`);
  return { ...who, token: secret };
}
