import { parseReport } from './parse/index.ts';

/** Up to the end of the first line that looks like a heading; a report that begins otherwise is read whole. */
const HEAD = /^(?:[^\n]{0,1000}\n){0,20}? {0,3}#[^\n]{0,1000}/;

/** Date of the meeting that a report is about, without reading the rest of it; null where it does not say. */
export function reportDate(source: string, path: string): string | null {
  const options = { path, aliases: [] };
  const head = HEAD.exec(source)?.[0];
  const { report } = head === undefined ? { report: null } : parseReport(head, { ...options, path: '' });
  return (report ?? parseReport(source, options).report)?.date ?? null;
}
