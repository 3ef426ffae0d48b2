import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { CLOCKS } from '../base/readiness.ts';
import type { Clock } from './operation-types.ts';
import { day, one, readQuery, word } from './query-string.ts';

/** At which day and by which clock a page is read. `asOf` null is today. */
export interface Reading {
  asOf: string | null;
  clock: Clock;
}

export const today: Reading = { asOf: null, clock: 'EFFECTIVE' };

/** @throws BadQueryError */
export function readingOf(url: URL): Reading {
  const { asOf = null, clock = 'EFFECTIVE' } = readQuery(url, { asOf: one(day), clock: one(word(CLOCKS)) });
  return { asOf, clock };
}

/** Values of a query string; null, undefined, false and '' leave a parameter out. */
export type Search = Record<string, string | number | readonly string[] | null | undefined | false>;

/** A path within the site with its query string, read at the same day and clock. */
export function hrefAt({ asOf, clock }: Reading, path: string, search: Search = {}): string {
  const [withoutHash = '', hash] = path.split('#', 2);
  const [plain = '', own] = withoutHash.split('?', 2);
  const params = new URLSearchParams(own);
  for (const [name, value] of Object.entries({ ...search, asOf, clock: clock === 'RECORDED' && clock }))
    for (const each of [value].flat())
      if (each !== null && each !== undefined && each !== false && each !== '')
        params.append(name, String(each));
  const query = params.size > 0 ? `?${params}` : '';
  return `${plain}${query}${hash ? `#${hash}` : ''}`;
}

/** Components find in it what their links must keep. */
export const ReadingContext = createContext<Reading>(today);
export const useReading = (): Reading => useContext(ReadingContext);
