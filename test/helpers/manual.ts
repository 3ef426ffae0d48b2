import { readFileSync } from 'node:fs';

const PAGES = [
  'README',
  'docs/import',
  'docs/walk',
  'docs/ci',
  'docs/issuers',
  'docs/installing',
  'docs/settings',
  'docs/feeds',
] as const;

/** The README and the pages that it is continued on, in the order in which they are read. */
export const manual: string = PAGES.map((page) =>
  readFileSync(new URL(`../../${page}.md`, import.meta.url), 'utf8'),
).join('\n');
