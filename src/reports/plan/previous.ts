import type { ParsedReport } from '../types.ts';

/**
 * Whether the report's own line about the previous meeting leaves out one that is known. Which meeting came before is derived
 * from the dates, so that the line is kept as the report's word and contradicted, not followed. A predecessor that is
 * not known yet is no contradiction: its report may be imported later.
 */
export function previousContradiction(
  { previousMeeting, header, date }: ParsedReport,
  known: string | null,
): { line: number; message: string } | null {
  if (previousMeeting === null || known === null || previousMeeting >= known) return null;
  const line = header.find(({ kind }) => kind === 'previous')?.lineStart ?? 1;
  return {
    line,
    message: `expected ${known}, the last meeting known before ${date}, found ${previousMeeting}; the dates decide`,
  };
}
