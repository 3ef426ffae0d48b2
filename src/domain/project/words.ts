import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import { folded, skeleton } from '../../base/folded.ts';
import type { Db } from '../../db/index.ts';
import { projects, projectWords } from '../../db/tables/index.ts';

/**
 * Reserves for the project every word that it is called by, in place of its former ones: of words that are the same when
 * folded, or look alike, only one project can have each.
 * @throws ConflictError that names the project which is called so
 */
export async function replaceWords(tx: Db, projectId: number, names: readonly string[]): Promise<void> {
  // Two projects that trade names would otherwise wait for each other, and two that look alike not see each other.
  await tx.execute(sql`lock table ${projectWords} in share row exclusive mode`);
  const words = wordsOf(names);
  const [taken] = await tx
    .select({ folded: projectWords.folded, skeleton: projectWords.skeleton, slug: projects.slug })
    .from(projectWords)
    .innerJoin(projects, eq(projects.id, projectWords.projectId))
    .where(
      and(
        ne(projectWords.projectId, projectId),
        or(
          inArray(projectWords.folded, [...words.keys()]),
          inArray(
            projectWords.skeleton,
            [...words.values()].map(({ skeleton }) => skeleton),
          ),
        ),
      ),
    )
    .limit(1);
  if (taken) throw new ConflictError(sentenceFor(taken, words));
  await tx.delete(projectWords).where(eq(projectWords.projectId, projectId));
  await tx
    .insert(projectWords)
    .values([...words].map(([folded, { skeleton }]) => ({ folded, skeleton, projectId })));
}

interface Word {
  given: string;
  skeleton: string;
}

/** By their folded form. */
const wordsOf = (names: readonly string[]): Map<string, Word> =>
  new Map(names.map((given) => [folded(given), { given, skeleton: skeleton(given) }]));

function sentenceFor(
  taken: { folded: string; skeleton: string; slug: string },
  words: ReadonlyMap<string, Word>,
): string {
  const same = words.get(taken.folded);
  if (same) return `${taken.slug} is called ${same.given} already: a name or an alias is of one project.`;
  const alike = [...words.values()].find(({ skeleton }) => skeleton === taken.skeleton);
  return `${alike?.given} looks like ${taken.folded}, a name of ${taken.slug}: a name or an alias belongs to one project.`;
}

/** Slugs of the projects that are called so, or by words that look like it, by the name that was given. */
export async function projectsCalledBy(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const words = [...wordsOf(names)];
  const rows = await db
    .select({ folded: projectWords.folded, skeleton: projectWords.skeleton, slug: projects.slug })
    .from(projectWords)
    .innerJoin(projects, eq(projects.id, projectWords.projectId))
    .where(
      or(
        inArray(
          projectWords.folded,
          words.map(([folded]) => folded),
        ),
        inArray(
          projectWords.skeleton,
          words.map(([, { skeleton }]) => skeleton),
        ),
      ),
    );
  return new Map(
    names.flatMap((name) => {
      const row = rows.find((each) => each.folded === folded(name) || each.skeleton === skeleton(name));
      return row ? [[name, row.slug] as const] : [];
    }),
  );
}
