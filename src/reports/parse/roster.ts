import type { AgendaItem, Attendance } from '../types.ts';

/** Somebody whom the list of those who were there knows. */
export interface Known {
  /** Without `@`; null where none is given. */
  handle: string | null;
  /** As the list calls them; null where that is their handle. */
  name: string | null;
}

/** The person whom a name, a handle, a first name or initials mean; null where there is none, or more than one. */
export type Roster = (called: string) => Known | null;

const SHORT = /^\p{Lu}{2,4}$/u;
/** A name that is written as handles are: nobody writes their own name so. */
const AS_HANDLE = /^[a-z\d](?:-?[a-z\d]){0,38}$/;

const keyOf = (called: string): string =>
  called
    .trim()
    .replace(/^@/, '')
    .toLowerCase()
    .replace(/[\s_.'’-]+/g, '-');

function knownAs({ name, handle }: Attendance): Known {
  const own = handle ?? (AS_HANDLE.test(name) ? name : null);
  return {
    handle: own,
    name: own !== null && keyOf(own) === keyOf(name) && AS_HANDLE.test(name) ? null : name,
  };
}

export function rosterOf(attendance: readonly Attendance[]): Roster {
  const whole = new Map<string, Known>();
  const short = new Map<string, Known | null>();
  const addShort = (key: string, person: Known) => short.set(key, short.has(key) ? null : person);
  for (const each of attendance) {
    const { name, handle, organisation, remark } = each;
    const person = knownAs(each);
    whole.set(keyOf(name), person);
    if (handle !== null) whole.set(keyOf(handle), person);
    const words = name.split(/[\s_]+/).filter((word) => /^\p{L}/u.test(word));
    if (words.length > 1) {
      addShort(keyOf(words[0] ?? ''), person);
      addShort(words.map((word) => word.charAt(0).toUpperCase()).join(''), person);
    }
    // `Ana Prado (APR)`: how the minutes call her further down.
    for (const aside of [organisation, remark])
      if (aside !== null && SHORT.test(aside) && aside.startsWith(name.charAt(0).toUpperCase()))
        addShort(aside, person);
  }
  return (called) => {
    const text = called.trim();
    return whole.get(keyOf(text)) ?? (SHORT.test(text) ? short.get(text) : short.get(keyOf(text))) ?? null;
  };
}

const BRACKETS = /[([]([^()[\]]{2,80})[)\]]/g;
const DURATION = /^~?\d{1,3}\s?(?:m|mins?|minutes?|h|hours?)\b.*$/i;

/** Adds to items those who present them in brackets and are known: `Registry (Person A)`, `[person-b] Sandbox`. */
export function addPresenters(items: readonly AgendaItem[], roster: Roster): void {
  for (const item of items) {
    addPresenters(item.items, roster);
    if (item.presenters.length > 0) continue;
    for (const [, inner = ''] of item.title.matchAll(BRACKETS)) {
      const parts = inner.split(/\s*(?:[,/&;]|\band\b)\s*/).filter((part) => part && !DURATION.test(part));
      const found = parts.map(roster);
      if (parts.length === 0 || !found.every((person) => person !== null)) continue;
      for (const [index, person] of found.entries()) {
        if (person?.handle) item.presenters.push(person.handle);
        else item.presenterNames.push(parts[index] ?? '');
      }
    }
  }
}
