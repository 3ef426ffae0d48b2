import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { TODAY } from '../../reading/as-of.ts';
import { defineAct } from '../act/act.ts';
import { ROLES_OF_PROJECTS } from '../act/permissions.ts';
import { changesOf } from '../audit/rows.ts';
import { peopleOfProjects } from '../person/rows.ts';
import { assertOwn, assertTelling } from './common-words.ts';
import { lockProject } from './lock.ts';
import { aliasesOf, findProjectBySlug, formerSlugsOf } from './rows.ts';
import { type ProjectGiven, ProjectUpdate } from './schemas.ts';
import { stillCounted } from './still-counted.ts';
import { projectColumnsOf, replaceAliases, replacePeople } from './write.ts';

/** Changes the description of a project, never its readiness. */
export const updateProject = defineAct({
  name: 'updateProject',
  input: ProjectUpdate,
  projectOf: (_db, { project }) => project,
  run: async (tx, { project, ...given }, { viewer }) => {
    const { id, slug } = await lockProject(tx, project);
    const before = await readGiven(tx, slug);
    // Minutes may always call a project by its slug, and by those that it had.
    const aliases = given.aliases && [
      ...new Set([slug, ...given.aliases, ...(await formerSlugsOf(tx, [{ id }])).flat()]),
    ];
    const columns = projectColumnsOf(given);
    if (Object.keys(columns).length) await tx.update(projects).set(columns).where(eq(projects.id, id));
    if (aliases || given.name) {
      const known = new Set([before.name, ...(before.aliases ?? [])]);
      const fresh = [
        ...(given.name ? [{ path: 'input.name', word: given.name }] : []),
        ...(given.aliases ?? []).map((word, at) => ({ path: `input.aliases.${at}`, word })),
      ].filter(({ word }) => word !== slug && !known.has(word));
      const name = given.name ?? before.name ?? slug;
      await replaceAliases(tx, id, { name, aliases: aliases ?? before.aliases ?? [slug] });
      await assertTelling(tx, fresh);
      if (ROLES_OF_PROJECTS.includes(viewer.role)) await assertOwn(tx, id, fresh);
    }
    if (given.people) await replacePeople(tx, id, given.people);
    const isAboutRuns = given.defaultBranch !== undefined || given.kernelBase !== undefined;
    return {
      answer: { projectId: id, ciRuns: isAboutRuns ? await stillCounted(tx, id) : null },
      subject: `Project:${id}`,
      details: { project: slug, changes: changesOf<ProjectGiven>(before, { ...given, aliases }) },
    };
  },
});

async function readGiven(tx: Db, slug: string) {
  const row = await findProjectBySlug(tx, slug);
  const point = { id: row?.id ?? 0, asOf: TODAY };
  const [aliases] = await aliasesOf(tx, [point]);
  const [people] = await peopleOfProjects(tx, [point]);
  const series = row?.kernelSeries;
  return {
    ...row,
    aliases,
    people: people?.map(({ handle }) => handle),
    kernelBase: series ? { series, base: row.kernelBase, form: row.kernelForm } : null,
  };
}
