import { readsAs } from './words.ts';

/** How parts of clauses are written. */
export const writtenDay = (date: string | null): string => (date === null ? '' : `, effective ${date}`);

/** Words within a clause, which ends at the first colon. */
export const quoted = (words: string): string =>
  `"${words
    .replace(/\s*:\s*/g, ' - ')
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .trim()}"`;

/** An override is for the decision's own reason, unless other words say why. */
export function overridden({ override, reason }: { override?: string; reason: string }): string {
  if (override === undefined) return '';
  return readsAs(override, reason) ? ', override' : `, override ${quoted(override)}`;
}
