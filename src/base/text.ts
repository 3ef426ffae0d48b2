import { z } from 'zod';
import { forbiddenIn, whyForbidden } from './characters.ts';

/** Most characters (Unicode code points, after trimming and NFC) that each kind of text may have. */
export const LIMITS = {
  /** Names, titles, locations, organisations, idempotency keys: one line. */
  line: 200,
  handle: 39,
  slug: 64,
  /** Reasons, overrides, summaries: may have several lines. */
  prose: 2000,
  url: 2048,
  /** Entries of a list in an input, such as evidence or aliases. */
  list: 50,
} as const;

/** One line: trimmed, NFC, never empty. */
export const line = (most: number = LIMITS.line) => text(most, false);
/** Several lines: trimmed, NFC, line ends as `\n`, never empty. */
export const prose = (most: number = LIMITS.prose) => text(most, true);
/** A GitHub handle, with or without its `@`. */
export const handle = () =>
  line(LIMITS.handle + 1)
    .transform((given) => given.replace(/^@/, ''))
    .refine((given) => HANDLE.test(given), {
      error: (issue) => `Expected a GitHub handle such as @riyazdf; got ${shown(issue.input)}.`,
    });
export const slug = () =>
  line(LIMITS.slug).refine((given) => SLUG.test(given), {
    error: (issue) =>
      `Expected a slug of small letters, digits and single hyphens, such as kernel-config; got ${shown(issue.input)}.`,
  });
/** An absolute URL that a page may link to. Stored as text, never fetched. */
export const url = () =>
  line(LIMITS.url).refine((given) => URL.canParse(given) && SCHEMES.includes(new URL(given).protocol), {
    error: (issue) => `Expected an absolute http, https or mailto URL; got ${shown(issue.input)}.`,
  });
/** At most `LIMITS.list` different entries. */
export const listOf = <Item extends z.ZodType>(item: Item, most: number = LIMITS.list) =>
  z
    .array(item)
    .max(most, { error: (issue) => `Expected at most ${most} entries; got ${lengthOf(issue.input)}.` });

export const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 80) ?? 'nothing';

const HANDLE = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
const SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/;
const SCHEMES = ['http:', 'https:', 'mailto:'];
const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 'none');

function text(most: number, hasLines: boolean) {
  return z
    .string()
    .transform((given) => given.replace(/\r\n?/g, '\n').normalize('NFC').trim())
    .superRefine((given, context) => {
      const message = problemOf(given, most, hasLines);
      if (message) context.addIssue({ code: 'custom', message, input: given });
    });
}

function problemOf(given: string, most: number, hasLines: boolean): string | null {
  if (!given) return 'Expected some text; it is empty.';
  // Counting code points of a huge text would cost what the limit is there to save.
  const length = given.length > 2 * most ? given.length : [...given].length;
  if (length > most) return `Expected at most ${most} characters; got ${length}.`;
  const forbidden = forbiddenIn(given, { hasLines });
  return forbidden && whyForbidden(forbidden, hasLines);
}

/** A GitHub handle with its `@`, or a name. */
export const handleOrName = () =>
  line().superRefine((given, context) => {
    const problem = given.startsWith('@') ? handle().safeParse(given).error?.issues[0] : undefined;
    if (problem) context.addIssue({ code: 'custom', message: problem.message, input: given });
  });
