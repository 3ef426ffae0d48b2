import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { projects } from '../../db/tables/index.ts';
import { defineAct } from '../access/act.ts';
import { line, prose } from '../text.ts';
import { putBack } from '../voiding/restore.ts';
import { setAside } from '../voiding/set-aside.ts';
import { lockProject } from './lock.ts';

const Void = z.object({ project: line(), reason: prose(), dryRun: z.boolean().nullish() });
const Restore = z.object({ project: line(), reason: prose() });

/** Takes a project out that was entered by mistake, with what is said of it alone. */
export const voidProject = defineAct({
  name: 'voidProject',
  input: Void,
  run: async (tx, { project, ...given }, actor) => {
    const { id, slug } = await lockProject(tx, project);
    const [row] = await tx
      .select({ name: projects.name })
      .from(projects)
      .where(eq(projects.id, id))
      .for('update');
    return setAside(tx, { kind: 'PROJECT', rowId: id, key: slug, title: row?.name ?? slug }, given, actor);
  },
});

export const restoreProject = defineAct({
  name: 'restoreProject',
  input: Restore,
  run: (tx, { project, reason }, actor) => putBack(tx, { kind: 'PROJECT', key: project }, reason, actor),
});
