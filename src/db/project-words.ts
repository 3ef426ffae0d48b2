import { sql } from 'drizzle-orm';
import { folded, skeleton } from '../base/folded.ts';
import type { Db } from './database.ts';
import { projectWords } from './tables/index.ts';

interface Unfolded {
  id: number;
  slug: string;
  names: string[];
}

/**
 * Folds the names of projects that were entered before names were compared folded. Of two projects that are called alike the older
 * one has the word; the other keeps what it is called as it is written, and each such word is told.
 */
export async function fillProjectWords(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ is: boolean }>(
    sql`select to_regclass('project_words') is not null as is`,
  );
  if (!rows[0]?.is) return [];
  const { rows: unfolded } = await db.execute<Unfolded & Record<string, unknown>>(sql`
    select id, slug, array[slug, name] || array(
      select alias from project_aliases where project_id = projects.id order by position) as names
    from projects where not exists (select from project_words where project_id = projects.id) order by id`);
  const told: string[] = [];
  for (const { id, slug, names } of unfolded) {
    const words = new Map(names.map((name) => [folded(name), name]));
    const taken = await db
      .insert(projectWords)
      .values([...words].map(([fold, name]) => ({ folded: fold, skeleton: skeleton(name), projectId: id })))
      .onConflictDoNothing()
      .returning({ folded: projectWords.folded });
    for (const { folded: fold } of taken) words.delete(fold);
    for (const name of words.values())
      told.push(
        `${slug} is called ${name}, and so is an older project: minutes mean the older one, unless they spell it just so. Give ${slug} another name or alias.`,
      );
  }
  return told;
}
