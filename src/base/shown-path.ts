import { relative } from 'node:path';

/** Path as a person at the terminal would write it. */
export function shownPath(file: string): string {
  const path = relative('', file);
  return path.startsWith('..') ? file : path;
}
