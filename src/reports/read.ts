import { createHash } from 'node:crypto';
import type { GroupWords } from '../base/group.ts';
import { addressOfFolder, type Source } from '../base/source.ts';
import { inTurns } from '../base/work.ts';
import type { ProjectNames } from '../domain/project/names.ts';
import { type Parsed, parsing } from './parse/index.ts';
import type { ParsedReport } from './types.ts';

/**
 * Reads content by the names that the projects have now; `path` is shown in diagnostics, `date` is that of the meeting where it is known. Links are relative to the folder of the
 * reports, not to the file's own: the same content must read the same wherever it lies.
 */
export async function readWith(
  names: ProjectNames,
  content: string,
  path: string,
  date: string | null = null,
): Promise<Parsed> {
  const read = await readBy(names, content, path, date);
  // Only what is read says of which day it is.
  const day = read.report?.date;
  const then = day === undefined ? names : namesOn(names, day);
  return then === names ? read : readBy(then, content, path, date);
}

/** The names as they were on a day: what went over to another project later was still the one's that had it. */
function namesOn(names: ProjectNames, date: string): ProjectNames {
  const later = names.moved.filter(({ on }) => on > date);
  if (!later.length) return names;
  const had = new Map(later.map(({ alias, from }) => [alias, from]));
  const aliases = names.aliases.filter(({ alias }) => !had.has(alias));
  return {
    ...names,
    aliases: [...aliases, ...[...had].map(([alias, slug]) => ({ alias, slug }))],
    slugs: [...new Set([...names.slugs, ...later.map(({ from }) => from)])],
  };
}

const readBy = (names: ProjectNames, content: string, path: string, date: string | null) =>
  inTurns(
    parsing(content, {
      path,
      date,
      aliases: names.aliases,
      notAliases: names.notAliases,
      slugs: names.slugs,
      former: names.former,
      words: names.source?.group?.words,
      ...(names.source ? readAgainst(names.source) : {}),
    }),
  );

/** What is stored must not depend on where the repository is today: links are kept as they are at home, and rebased when they are read. */
const readAgainst = (source: Source) => ({
  repository: addressOfFolder({ ...(source.home ?? source), folder: source.folder }),
  alsoNamed: [source.repository],
});

/** Reads content that was imported already, only for what its lines are: names of projects do not count. */
export async function readUnnamed(content: string, words?: GroupWords): Promise<ParsedReport | null> {
  const options = { path: '', aliases: [], takesAnyProject: true, words };
  const read = async (date: string | null) =>
    (await inTurns(parsing(content, { ...options, ...(date && { date }) }))).report;
  // Where it has no date of its own, one was given beside it; which one does not matter here.
  return (await read(null)) ?? read('2000-01-01');
}

/** What identifies a revision: SHA-256 of its content, hexadecimal. */
export const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
