import type { TextBlock } from '../types.ts';

export const filled = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length;

/** How many lines that are not blank these are. */
export const linesIn = (blocks: readonly TextBlock[]): number =>
  blocks.reduce((sum, { markdown }) => sum + filled(markdown), 0);
