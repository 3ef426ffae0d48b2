import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** What is searched for, taken literally: nothing that is typed is an operator or a wildcard. */
export interface SearchTerms {
  /** Separated by blanks in what was typed; never empty. */
  all: string[];
  /** A `tsquery` that asks for all of the words, the last one as the beginning of a word; null where nothing is a word. */
  words: SQL | null;
  /** Terms with other characters than letters and digits in them: these must also stand in the text as they are. */
  literals: string[];
}

const MOST_TERMS = 12;

export function readTerms(query: string): SearchTerms {
  const terms = query
    .split(/\s+/u)
    .map((term) => term.replace(SENTENCE_MARKS, ''))
    .filter(Boolean)
    .slice(0, MOST_TERMS);
  const all = terms.length ? terms : [query];
  const words = all.filter((term) => WORD.test(term));
  return {
    all,
    words: words.length
      ? sql`(${sql.join(
          words.map((word) => matching(word, word === all.at(-1))),
          sql` && `,
        )})`
      : null,
    literals: all.filter((term) => !PLAIN.test(term) || !WORD.test(term)),
  };
}

/** By its stem, or as it stands. */
function matching(word: string, isPrefix: boolean): SQL {
  const quoted = `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${isPrefix ? ':*' : ''}`;
  return sql`(to_tsquery('english', ${quoted}) || to_tsquery('simple', ${quoted}))`;
}

/** Whether each of these stands in the text as it is; case does not count. */
export const standIn = (terms: readonly string[], text: SQLWrapper): SQL =>
  sql.join([sql`true`, ...terms.map((term) => sql`strpos(lower(${text}), lower(${term})) > 0`)], sql` and `);

const WORD = /[\p{L}\p{N}]/u;
const PLAIN = /^[\p{L}\p{N}\p{M}]+$/u;
/** A comma, a full stop or a question mark after a word belongs to the sentence. */
const SENTENCE_MARKS = /[.,;:!?]+$/u;
