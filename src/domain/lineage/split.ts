import { eq } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import { line } from '../../base/text.ts';
import { projects } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { findHeldMeeting } from '../meeting/held.ts';
import { assertTelling } from '../project/common-words.ts';
import { lockProject } from '../project/lock.ts';
import { aliasesOf } from '../project/rows.ts';
import { assertNotMerged } from '../project/rules.ts';
import { NewProject } from '../project/schemas.ts';
import { projectColumnsOf, replaceAliases, replacePeople } from '../project/write.ts';
import { appendLineage } from './append.ts';
import { AtMeeting } from './schemas.ts';

const Input = NewProject.extend({ origin: line(), ...AtMeeting.shape });

/** A meeting splits a project off another. It begins without records, and names its origin; names that it is given go over to it. */
export const splitProject = defineAct({
  name: 'splitProject',
  input: Input,
  run: async (tx, { origin, meeting: date, reason, slug, ...given }, { viewer, now }) => {
    const from = await lockProject(tx, origin);
    assertNotMerged(from);
    const meeting = await findHeldMeeting(tx, date, now);
    const { name, summary, aliases = [] } = given;
    const [project] = await tx
      .insert(projects)
      .values({ slug, ...projectColumnsOf(given), name, summary })
      .onConflictDoNothing()
      .returning({ id: projects.id });
    if (!project) throw new ConflictError(`There is a project ${slug} already.`);
    const [[had = []], [row]] = await Promise.all([
      aliasesOf(tx, [from]),
      tx.select({ name: projects.name }).from(projects).where(eq(projects.id, from.id)),
    ]);
    const names = had.filter((alias) => alias !== from.slug && [slug, name, ...aliases].includes(alias));
    if (names.length)
      await replaceAliases(tx, from.id, {
        name: row?.name ?? from.slug,
        aliases: had.filter((alias) => !names.includes(alias)),
      });
    await replaceAliases(tx, project.id, { name, aliases: [slug, name, ...aliases] });
    await assertTelling(tx, [
      { path: 'input.slug', word: slug },
      { path: 'input.name', word: name },
      ...aliases.map((word, at) => ({ path: `input.aliases.${at}`, word })),
    ]);
    await replacePeople(tx, project.id, given.people ?? []);
    const lineageId = await appendLineage(tx, {
      ...{ kind: 'SPLIT_OFF', fromId: from.id, toId: project.id, names, reason },
      ...{ meetingId: meeting.id, meetingDate: meeting.date, enteredAt: now, enteredBy: viewer.personId },
    });
    return {
      answer: { lineageId, projectId: project.id, originId: from.id },
      subject: `Project:${project.id}`,
      details: { origin: from.slug, slug, ...given, meeting: meeting.date, reason, names },
    };
  },
});
