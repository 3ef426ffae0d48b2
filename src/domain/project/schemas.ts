import { z } from 'zod';
import { handle, line, listOf, prose, shown, slug, url } from '../../base/text.ts';

const unique = <Item>(items: readonly Item[]) => [...new Set(items)];
const set = <Item extends z.ZodType>(item: Item) =>
  listOf(item)
    .nullish()
    .transform((given) => (given ? unique(given) : undefined));

const FOLDER = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\s][^\s]*$/;
const folder = line().refine((given) => FOLDER.test(given), {
  error: (issue) =>
    `Expected a folder of the repository such as projects/landlock; got ${shown(issue.input)}.`,
});
/** What git takes for a branch, as far as it matters here. */
const branch = line().refine((given) => !/[\s~^:?*[\\]|\.\.|^\/|\/$/.test(given), {
  error: (issue) => `Expected the name of a branch such as main; got ${shown(issue.input)}.`,
});
/** Shorter ones are found in every other sentence of the minutes. */
const alias = line().refine((given) => [...given].length >= 2, {
  error: (issue) => `Expected an alias of at least 2 characters; got ${shown(issue.input)}.`,
});

/** What is said of a project. Left out: as it is; null, where it may be: not known. Lists are replaced whole. */
const ProjectFields = z.object({
  name: line().optional(),
  summary: prose().optional(),
  aliases: set(alias),
  notAliases: set(alias),
  people: set(handle()),
  organisations: set(line()),
  links: set(url()),
  path: folder.nullable().optional(),
  kernelBase: z
    .object({ series: line(), base: line().nullish(), form: line().nullish() })
    .nullable()
    .optional(),
  enteredProjectsOn: z.string().nullable().optional(),
  leftProjectsOn: z.string().nullable().optional(),
  defaultBranch: branch.nullish().transform((given) => given ?? undefined),
});
export type ProjectGiven = z.output<typeof ProjectFields>;
export const NewProject = ProjectFields.extend({ slug: slug(), name: line(), summary: prose() });
export const ProjectUpdate = ProjectFields.extend({ project: line() });
