import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/db/index.ts';

const module = fileURLToPath(new URL('../../src/seed/index.ts', import.meta.url));

/** Fills a migrated database as a first start does. */
export async function seedDatabase(database: Database): Promise<void> {
  if (!existsSync(module)) throw new Error('Expected src/seed/index.ts to seed with, and there is none.');
  const { seed } = (await import(module)) as { seed: (database: Database) => Promise<unknown> };
  await seed(database);
}
