import { createHash } from 'node:crypto';

/** The next link of a chain: whoever changes, removes or inserts a row before it changes every link after that. */
export const chained = (before: string, row: string): string =>
  createHash('sha256').update(`${before}\n${row}`).digest('hex');
