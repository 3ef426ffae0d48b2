import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { handle, line, prose } from '../../base/text.ts';
import { maintainers } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { knownHandle } from '../person/handles.ts';
import { lockProject } from '../project/lock.ts';

const Input = z.object({ project: line(), person: handle(), reason: prose() });

/** Takes back the naming of a maintainer; the person whom they succeeded has their rights again. What was entered stays. */
export const revokeMaintainer = defineAct({
  name: 'revokeMaintainer',
  input: Input,
  run: async (tx, { project, person, reason }, { viewer, now }) => {
    const { id: projectId } = await lockProject(tx, project);
    const { id: personId } = await knownHandle(tx, person);
    const [row] = await tx
      .update(maintainers)
      .set({ revokedAt: now, revokedBy: viewer.personId, revokedReason: reason })
      .where(
        and(
          eq(maintainers.projectId, projectId),
          isNull(maintainers.revokedAt),
          sql`${maintainers.personId} in (select handles_of(${personId}))`,
        ),
      )
      .returning({ id: maintainers.id });
    if (!row) throw new NotFoundError(`maintainer named for ${project}`, `@${person}`);
    return {
      answer: { maintainerId: row.id, projectId },
      subject: `Maintainer:${row.id}`,
      details: { project, person, reason },
    };
  },
});
