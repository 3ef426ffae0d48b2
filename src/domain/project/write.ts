import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projectAliases, projectPeople, projects } from '../../db/tables/index.ts';
import { ConflictError } from '../errors.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import type { ProjectGiven } from './schemas.ts';

/** The columns that the given fields set. */
export function columnsOf({ aliases, people, kernelBase, ...fields }: ProjectGiven) {
  const columns = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (kernelBase === undefined) return columns;
  return {
    ...columns,
    kernelSeries: kernelBase?.series ?? null,
    kernelBase: kernelBase?.base ?? null,
    kernelForm: kernelBase?.form ?? null,
  };
}

/** @throws ConflictError that names the project which has one of the aliases. */
export async function replaceAliases(tx: Db, projectId: number, aliases: readonly string[]): Promise<void> {
  // Two projects that trade aliases would otherwise wait for each other.
  await tx.execute(sql`lock table ${projectAliases} in share row exclusive mode`);
  const [taken] = await tx
    .select({ alias: projectAliases.alias, slug: projects.slug })
    .from(projectAliases)
    .innerJoin(projects, eq(projects.id, projectAliases.projectId))
    .where(and(inArray(projectAliases.alias, [...aliases]), ne(projectAliases.projectId, projectId)))
    .limit(1);
  if (taken)
    throw new ConflictError(`${taken.slug} is called ${taken.alias} already: an alias is of one project.`);
  await tx.delete(projectAliases).where(eq(projectAliases.projectId, projectId));
  await tx
    .insert(projectAliases)
    .values([...new Set(aliases)].map((alias, position) => ({ alias, projectId, position })));
}

export async function replacePeople(tx: Db, projectId: number, handles: readonly string[]): Promise<void> {
  const ids = await findOrCreatePeople(tx, handles);
  await tx.delete(projectPeople).where(eq(projectPeople.projectId, projectId));
  if (ids.size)
    await tx.insert(projectPeople).values(
      handles.flatMap((handle, position) => {
        const personId = ids.get(handle);
        return personId === undefined ? [] : [{ projectId, personId, position }];
      }),
    );
}
