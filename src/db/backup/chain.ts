import { createHash } from 'node:crypto';

/** The next link of a chain: changing, removing or inserting a row before it changes every later link. */
export const chained = (before: string, row: string): string =>
  createHash('sha256').update(`${before}\n${row}`).digest('hex');
