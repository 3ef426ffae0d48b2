import { eq } from 'drizzle-orm';
import { type Db, fillProjectWords } from '../../db/index.ts';
import { projectAliases, projectPeople, projects } from '../../db/tables/index.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import type { ProjectGiven } from './schemas.ts';
import { replaceWords } from './words.ts';

/** The columns that the given fields set. */
export function projectColumnsOf({ aliases, people, kernelBase, ...fields }: ProjectGiven) {
  const columns = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (kernelBase === undefined) return columns;
  return {
    ...columns,
    kernelSeries: kernelBase?.series ?? null,
    kernelBase: kernelBase?.base ?? null,
    kernelForm: kernelBase?.form ?? null,
  };
}

/** By what the minutes call a project; `name` is what readers see, and no other project may be called so either. */
export async function replaceAliases(
  tx: Db,
  projectId: number,
  { name, aliases }: { name: string; aliases: readonly string[] },
): Promise<void> {
  await replaceWords(tx, projectId, [name, ...aliases]);
  await tx.delete(projectAliases).where(eq(projectAliases.projectId, projectId));
  await tx
    .insert(projectAliases)
    .values([...new Set(aliases)].map((alias, position) => ({ alias, projectId, position })));
}

export async function replacePeople(tx: Db, projectId: number, handles: readonly string[]): Promise<void> {
  const ids = await findOrCreatePeople(tx, handles);
  await tx.delete(projectPeople).where(eq(projectPeople.projectId, projectId));
  // Two spellings of a handle are one person.
  const people = [...new Set(handles.flatMap((handle) => ids.get(handle) ?? []))];
  if (people.length)
    await tx
      .insert(projectPeople)
      .values(people.map((personId, position) => ({ projectId, personId, position })));
}

export interface NewProject {
  project: Omit<typeof projects.$inferInsert, 'id'>;
  aliases: readonly string[];
  /** Ids of its people, in their order. */
  people: readonly number[];
}

/** Writes projects with the names and people that each has. @returns their ids by slug */
export async function appendProjects(tx: Db, list: readonly NewProject[]): Promise<Map<string, number>> {
  if (!list.length) return new Map();
  const rows = await tx
    .insert(projects)
    .values(list.map(({ project }) => project))
    .returning({ slug: projects.slug, id: projects.id });
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  const idOf = ({ project: { slug } }: NewProject) => ids.get(slug) ?? 0;
  const aliases = list.flatMap((one) =>
    one.aliases.map((alias, position) => ({ alias, projectId: idOf(one), position })),
  );
  if (aliases.length) await tx.insert(projectAliases).values(aliases);
  await fillProjectWords(tx);
  const members = list.flatMap((one) =>
    one.people.map((personId, position) => ({ projectId: idOf(one), personId, position })),
  );
  if (members.length) await tx.insert(projectPeople).values(members);
  return ids;
}
