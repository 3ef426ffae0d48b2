import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { searchText } from '../../db/tables/columns.ts';

/** What is searched for: nothing that is typed is an operator or a wildcard, but quotation marks around a phrase. */
export interface SearchTerms {
  /** A `tsquery` that asks for all of the words, the last one as the beginning of a word; null where nothing is a word. */
  words: SQL | null;
  /** The same for names, of which each word may be the beginning of one, as it stands. */
  names: SQL | null;
  /** Terms with signs in them that part no words, such as `100%`: these must also stand in the text as they are. */
  literals: string[];
}

interface Term {
  text: string;
  words: string[];
  isQuoted: boolean;
}

const MOST_TERMS = 12;

export function readTerms(query: string): SearchTerms {
  const terms = termsOf(query).slice(0, MOST_TERMS);
  const said = terms.filter(({ words }) => words.length > 0);
  const last = said.at(-1);
  const signs = terms.filter(({ text, words }) => SIGN.test(text) || (!said.length && !words.length));
  return {
    words: allOf(said.map((term) => matching(term, term === last && !term.isQuoted))),
    names: allOf(said.map(({ words, isQuoted }) => sql`to_tsquery('simple', ${phrase(words, !isQuoted)})`)),
    literals: signs.map(({ text }) => text),
  };
}

/** What stands between quotation marks is one term; of the rest blanks part the terms, and marks around a term do not count. */
function termsOf(query: string): Term[] {
  return [...query.replace(/[“”„‟«»]/g, '"').matchAll(/"([^"]*[^"\s][^"]*)"|\S+/g)].map(
    ([whole, quoted]) => ({
      text: quoted ?? (whole.replace(AROUND, '') || whole),
      words: wordsIn(quoted ?? whole),
      isQuoted: quoted !== undefined,
    }),
  );
}

/** Read once for a statement: as a function of what it is given, it would be read again for each row. */
const allOf = (queries: readonly SQL[]): SQL | null =>
  queries.length ? sql`(select ${sql.join([...queries], sql` && `)})` : null;

/** By its stem, or as it stands; what is quoted as it stands alone. */
function matching({ words, isQuoted }: Term, isPrefix: boolean): SQL {
  const asked = phrase(words, isPrefix);
  const simple = sql`to_tsquery('simple', ${asked})`;
  return isQuoted ? simple : sql`(to_tsquery('english', ${asked}) || ${simple})`;
}

/** The words one after the other, folded as the indexes have them. They hold letters and digits alone, so that none ends its quotation. */
const phrase = (words: readonly string[], isPrefix: boolean): SQL =>
  sql.join(
    words.map(
      (word, at) =>
        sql`'''' || ${searchText(sql`${word}::text`)} || ${isPrefix && at === words.length - 1 ? "':*" : "'"}::text`,
    ),
    sql` || ' <-> ' || `,
  );

/** A hyphen, a slash, a full stop or a quotation mark parts words as a blank does. */
const wordsIn = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** Whether each of these stands in the text as it is; case does not count. */
export const standIn = (terms: readonly string[], text: SQLWrapper): SQL =>
  sql.join([sql`true`, ...terms.map((term) => sql`strpos(lower(${text}), lower(${term})) > 0`)], sql` and `);

/** Any other sign than those that stand between words or around them. */
const SIGN = /[^\p{L}\p{N}\p{M}\p{P}\s]|[%*]/u;
const AROUND = /^[\p{Ps}\p{Pe}\p{Pi}\p{Pf}'"`.,;:!?]+|[\p{Ps}\p{Pe}\p{Pi}\p{Pf}'"`.,;:!?]+$/gu;
