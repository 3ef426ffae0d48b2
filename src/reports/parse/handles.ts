/** A GitHub handle: not part of an address, a path or a longer word. */
const HANDLE = /(?<![\w@./~+-])@([a-z\d](?:-?[a-z\d]){0,38})(?![\w@/]|-\w|\.[a-z])/gi;

export interface Handle {
  /** Without `@`. */
  name: string;
  start: number;
  end: number;
}

/** Handles in the speech of a text (see `Inline`). */
export const findHandles = (speech: string): Handle[] =>
  [...speech.matchAll(HANDLE)].map(({ 0: found, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + found.length,
  }));
