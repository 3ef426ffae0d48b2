import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Each connection keeps a plan for every name. */
const MOST_NAMES = 200;
/** A text that is made for its own values does not come again. */
const LONGEST = 20_000;
const MOST_SEEN = 2000;

/** The name under which a statement is prepared; null where its text may never come again. */
export type NameOf = (text: string) => string | null;

/** Names for statements that have none: whatever text comes again is parsed once per connection, and its rows are described once. */
export function createNames(): NameOf {
  const names = new Map<string, string>();
  const seen = new LRUCache<string, true>({ max: MOST_SEEN });
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (text.length > LONGEST || names.size >= MOST_NAMES) return null;
    if (!seen.has(text)) {
      seen.set(text, true);
      return null;
    }
    seen.delete(text);
    const given = `s${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
    names.set(text, given);
    return given;
  };
}
