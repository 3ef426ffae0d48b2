import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { actionItems } from '../../db/tables/index.ts';

/** Slugs of the projects that an action item is about. */
export async function slugsOfActionItem(db: Db, id: number): Promise<string[]> {
  const [row] = await db
    .select({
      slugs: sql<string[]>`(select coalesce(json_agg(slug order by slug), '[]') from action_item_projects link
        join projects on projects.id = link.project_id where link.action_item_id = action_items.id)`,
    })
    .from(actionItems)
    .where(eq(actionItems.id, id));
  return row?.slugs ?? [];
}
