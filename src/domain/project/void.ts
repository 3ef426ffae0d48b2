import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { line, prose } from '../../base/text.ts';
import { projects } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { putBack } from '../voiding/restore.ts';
import { setAside } from '../voiding/set-aside.ts';
import { lockProject } from './lock.ts';

const Void = z.object({ project: line(), reason: prose(), dryRun: z.boolean().nullish() });
const Restore = z.object({ project: line(), reason: prose() });

/** Makes void a project that was entered by mistake, with everything that is said of it alone. */
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
