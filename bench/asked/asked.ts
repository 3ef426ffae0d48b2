import type { Question } from '../question.ts';

export type Kind = 'view' | 'file' | 'field' | 'worst';

/** One request of which it is measured what it costs. */
export interface Asked extends Question {
  kind: Kind;
  /** The path of the view or file as the program has it, `/projects/:slug`, or the name of the root field; what is worst may ask for several. */
  of: string;
  name: string;
  /** What stands in a file for one row; absent: it has none that could be counted. */
  row?: RegExp;
}

/** The credential of an admin in databases with something of every kind. */
export const ADMIN = `sst_${'measurements'.padEnd(43, '0')}`;

/** A day so many days before today, as the databases count them. */
export const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** A project by its number. */
export const slug = (number: number): string => `project-${String(number).padStart(5, '0')}`;

/** Members of the channel: in pairs neighbours, of which claims are on record. */
export const slugs = (count: number): string[] => Array.from({ length: count }, (_, at) => slug(2 + 2 * at));
