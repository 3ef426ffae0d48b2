import { ConflictError } from '../../base/errors.ts';
import { projects } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { assertTelling } from './common-words.ts';
import { NewProject } from './schemas.ts';
import { projectColumnsOf, replaceAliases, replacePeople } from './write.ts';

/** Adds a project. No readiness is recorded by it: that takes a meeting. */
export const addProject = defineAct({
  name: 'addProject',
  input: NewProject,
  run: async (tx, { slug, ...given }) => {
    const { name, summary } = given;
    const [project] = await tx
      .insert(projects)
      .values({ slug, ...projectColumnsOf(given), name, summary })
      .onConflictDoNothing()
      .returning({ id: projects.id });
    if (!project) throw new ConflictError(`There is a project ${slug} already.`);
    const aliases = given.aliases ?? [];
    await replaceAliases(tx, project.id, { name, aliases: [slug, name, ...aliases] });
    await assertTelling(tx, [
      { path: 'input.slug', word: slug },
      { path: 'input.name', word: name },
      ...aliases.map((word, at) => ({ path: `input.aliases.${at}`, word })),
    ]);
    await replacePeople(tx, project.id, given.people ?? []);
    return {
      answer: { projectId: project.id },
      subject: `Project:${project.id}`,
      details: { slug, ...given },
    };
  },
});
