import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { handle, line, prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { maintainerKind } from '../../db/tables/enums.ts';
import { maintainers, people } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import type { Viewer } from '../act/viewer.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { assertPerson, knownHandle } from '../person/handles.ts';
import { lockProject } from '../project/lock.ts';

const Input = z.object({
  project: line(),
  person: handle(),
  kind: z.enum(maintainerKind.enumValues),
  succeeds: handle().nullish(),
  reason: prose(),
});
type Given = z.output<typeof Input>;

/**
 * Names a person a maintainer of a project: from now on any maintainer's credential that they have, or sign in with, acts on
 * it. If they succeed another person, that person's rights rest until the naming is taken back.
 */
export const nameMaintainer = defineAct({
  name: 'nameMaintainer',
  input: Input,
  projectOf: (_db, { project }) => project,
  run: async (tx, input, { viewer, now }) => {
    const { id: projectId } = await lockProject(tx, input.project);
    await assertPerson(tx, input.person, 'input.person');
    const personId = (await findOrCreatePeople(tx, [input.person])).get(input.person) ?? 0;
    const succeedsId = await succeeded(tx, input, viewer);
    for (const [id, what] of [
      [viewer.role === 'MAINTAINER' ? viewer.personId : 0, 'than your own'],
      [succeedsId ?? 0, `than that of the maintainer who leaves`],
    ] as const)
      if (await isOnePerson(tx, personId, id))
        throw new ValidationError([
          { path: 'input.person', message: `Expected another handle ${what}; got ${input.person}.` },
        ]);
    const [standing] = await tx
      .select({ id: maintainers.id })
      .from(maintainers)
      .where(
        and(
          eq(maintainers.projectId, projectId),
          isNull(maintainers.revokedAt),
          sql`${maintainers.personId} in (select handles_of(${personId}))`,
        ),
      )
      .limit(1);
    if (standing)
      throw new ConflictError(`@${input.person} has been named a maintainer of ${input.project} already.`);
    const { kind, reason } = input;
    const [row] = await tx
      .insert(maintainers)
      .values({ projectId, personId, kind, succeedsId, reason, namedAt: now, namedBy: viewer.personId })
      .returning({ id: maintainers.id });
    if (!row) throw new Error('the database returned no maintainer');
    return {
      answer: { maintainerId: row.id, projectId },
      subject: `Maintainer:${row.id}`,
      details: { ...input },
    };
  },
});

/** Whose rights rest: the maintainer's own who names a successor, or whose a chair says. A program has none to hand over. */
async function succeeded(tx: Db, { kind, succeeds }: Given, viewer: Viewer): Promise<number | null> {
  const refuse = (message: string) => {
    throw new ValidationError([{ path: 'input.succeeds', message }]);
  };
  if (kind === 'CO_MAINTAINER') {
    if (succeeds) refuse(`Expected nobody: a co-maintainer succeeds nobody; got ${succeeds}.`);
    return null;
  }
  if (viewer.role !== 'MAINTAINER')
    return succeeds
      ? (await knownHandle(tx, succeeds)).id
      : (refuse('Expected the handle of the maintainer whom this person succeeds; got none.') ?? null);
  if (succeeds && !(await isOnePerson(tx, (await knownHandle(tx, succeeds)).id, viewer.personId)))
    refuse(
      `Expected nobody else: a maintainer hands over their own rights; got ${succeeds}. A chair can name them.`,
    );
  const [own] = await tx.select({ isBot: people.isBot }).from(people).where(eq(people.id, viewer.personId));
  return own?.isBot ? null : viewer.personId;
}

async function isOnePerson(tx: Db, one: number, other: number): Promise<boolean> {
  const { rows } = await tx.execute<{ is: boolean }>(
    sql`select ${other}::int in (select handles_of(${one}::int)) as is`,
  );
  return rows[0]?.is === true;
}
