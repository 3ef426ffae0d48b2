import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/index.ts';
import { seedDatabase } from '../../src/seed/seed.ts';

/** A second group, that is not the one of the seeds. */
export const OTHER_GROUP = fileURLToPath(new URL('../fixtures/group/', import.meta.url));

/** What `openSite` is given to run it. */
export function otherGroup(): { config: Partial<Config>; fill: (db: Db) => Promise<unknown>; now: string } {
  const { group, groupFolder, source, staleDays } = readConfig({ SIG_STATUS_GROUP: OTHER_GROUP });
  return {
    config: { group, groupFolder, source, staleDays },
    fill: (db) => seedDatabase(db, OTHER_GROUP, new Date('2024-03-20T12:00:00Z')),
    now: '2024-03-20T12:00:00Z',
  };
}
