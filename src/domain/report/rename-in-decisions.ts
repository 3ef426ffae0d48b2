import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { decisions } from '../../db/tables/index.ts';

/**
 * Decision lines that stand for records go by the slug that the project has: a report that is imported again reads its name so, and
 * would otherwise take each line for a new one.
 */
export async function renameInDecisions(tx: Db, was: string, slug: string): Promise<void> {
  const rows = await tx
    .select({ id: decisions.id, subject: decisions.subject, content: decisions.content })
    .from(decisions)
    .where(
      sql`${decisions.content}->>'project' = ${was} or ${decisions.content}->>'about' = ${was}
        or ${decisions.content}->'projects' @> jsonb_build_array(${was}::text) or ${decisions.content}->'members' @> jsonb_build_array(${was}::text)`,
    );
  const renamed = (name: unknown) => (name === was ? slug : name);
  for (const { id, subject, content } of rows) {
    const said = { ...(content as Record<string, unknown>) };
    for (const key of ['project', 'about'] as const) if (key in said) said[key] = renamed(said[key]);
    for (const key of ['projects', 'members'] as const)
      if (Array.isArray(said[key])) said[key] = said[key].map(renamed);
    await tx
      .update(decisions)
      .set({ subject: subjectOf(subject, said, { was, slug }), content: said })
      .where(eq(decisions.id, id));
  }
}

/** As the reader writes it: kind and project, or kind and the pair in its order, or a suggestion with whom it is about at its end. */
function subjectOf(
  subject: string,
  said: Record<string, unknown>,
  { was, slug }: { was: string; slug: string },
): string {
  if (Array.isArray(said.projects)) {
    said.projects = said.projects.toSorted();
    return `claim ${(said.projects as string[]).join(' ')}`;
  }
  const words = subject.split(' ');
  const at = said.about === undefined ? 1 : words.length - 1;
  return words.map((word, index) => (index === at && word === was ? slug : word)).join(' ');
}
