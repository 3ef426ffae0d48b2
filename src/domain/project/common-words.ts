import { sql } from 'drizzle-orm';
import { type Issue, ValidationError } from '../../base/errors.ts';
import { folded } from '../../base/folded.ts';
import type { Db } from '../../db/index.ts';

/** A word that the notes about so many other projects have is no name of this one. */
const OTHER_PROJECTS = 3;
/** Notes that are looked at for one word: enough to know, and no more on a large tracker. */
const NOTES = 1000;

interface Given {
  /** Where in the input. */
  path: string;
  word: string;
}

/**
 * A project must not have a name that is in any line: common words of English, signs without letters, too few visible
 * characters.
 * @throws ValidationError
 */
export async function assertTelling(tx: Db, given: readonly Given[]): Promise<void> {
  const { rows } = await tx.execute<{ at: number }>(sql`
    select at::int from unnest(${sql.param(given.map(({ word }) => folded(word)))}::text[]) with ordinality as word(text, at)
    where to_tsvector('english'::regconfig, text) = ''::tsvector`);
  const common = new Set(rows.map(({ at }) => given[at - 1]));
  refuse(given, (each) => {
    // A name may be one letter; other words of one letter were never taken.
    if ([...folded(each.word)].length < (each.path === 'input.name' ? 1 : 2))
      return `Expected visible characters; got ${JSON.stringify(each.word)}.`;
    return common.has(each)
      ? `Expected a word that minutes use for this project alone; got ${each.word}, which is in many lines of any minutes.`
      : null;
  });
}

/**
 * {@link assertTelling} for a maintainer of one project among others: also no word that the notes about several others have.
 * @throws ValidationError
 */
export async function assertOwn(tx: Db, projectId: number, given: readonly Given[]): Promise<void> {
  if (!given.length) return;
  const { rows } = await tx.execute<{ at: number; others: number }>(sql`
    select at::int, (
      select count(distinct link.project_id)::int
      from (select id from notes where search @@ phraseto_tsquery('english'::regconfig, word.text) limit ${NOTES}::int) as said
      join note_projects link on link.note_id = said.id and link.project_id <> ${projectId}::int
    ) as others
    from unnest(${sql.param(given.map(({ word }) => folded(word)))}::text[]) with ordinality as word(text, at)`);
  const others = new Map(rows.map((row) => [given[row.at - 1], row.others]));
  refuse(given, (each) => {
    const count = others.get(each) ?? 0;
    return count >= OTHER_PROJECTS
      ? `Expected a word that minutes use for this project alone; got ${each.word}, which is in notes about ${count} others. A chair can enter it.`
      : null;
  });
}

function refuse(given: readonly Given[], problemOf: (each: Given) => string | null): void {
  const issues = given.flatMap((each): Issue[] => {
    const message = problemOf(each);
    return message ? [{ path: each.path, message }] : [];
  });
  if (issues.length) throw new ValidationError(issues);
}
