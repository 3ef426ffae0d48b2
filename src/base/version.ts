import { readFileSync } from 'node:fs';

/** Of the package, two folders up from `src/base` and from `dist/bin` alike. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
