import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError } from '../../base/errors.ts';
import { line, prose, slug } from '../../base/text.ts';
import { formerSlugs, projects } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { renameInDecisions } from '../report/writes.ts';
import { assertTelling } from './common-words.ts';
import { lockProject } from './lock.ts';
import { aliasesOf } from './rows.ts';
import { replaceAliases } from './write.ts';

const Input = z.object({ project: line(), slug: slug(), reason: prose() });

/** Gives a project another slug. The one that it had goes on naming it: in addresses, in acts, in minutes, and it is never another's. */
export const renameProject = defineAct({
  name: 'renameProject',
  input: Input,
  run: async (tx, { project, slug, reason }, { viewer, now }) => {
    const { id, slug: was } = await lockProject(tx, project);
    if (was === slug) throw new ConflictError(`Expected a new slug; the slug is ${slug} already.`);
    const [row] = await tx.select({ name: projects.name }).from(projects).where(eq(projects.id, id));
    const [aliases = []] = await aliasesOf(tx, [{ id }]);
    await replaceAliases(tx, id, { name: row?.name ?? slug, aliases: [...new Set([slug, was, ...aliases])] });
    await assertTelling(tx, [{ path: 'input.slug', word: slug }]);
    // It may have been called so before.
    await tx.delete(formerSlugs).where(eq(formerSlugs.slug, slug));
    await tx
      .insert(formerSlugs)
      .values({ slug: was, projectId: id, replacedAt: now, replacedBy: viewer.personId });
    await tx.update(projects).set({ slug }).where(eq(projects.id, id));
    await renameInDecisions(tx, was, slug);
    return {
      answer: { projectId: id },
      subject: `Project:${id}`,
      details: { project: was, changes: { slug: { was, became: slug } }, reason },
    };
  },
});
