import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Whether the facts the seeds were made from lie beside the checkout; tests that compare with them are skipped where not. */
export const hasShared = existsSync(`${SHARED}facts/projects.yaml`);

/** Facts have no schema of their own: each test names the fields that it compares. */
// biome-ignore lint/suspicious/noExplicitAny: read as written
export const facts = (name: string): any => parse(readFileSync(`${SHARED}facts/${name}.yaml`, 'utf8'));

/** The text of a real report, null where that one is not there. */
export const realReport = (date: string): string | null => {
  const path = `${SHARED}reports/${date}.md`;
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
};
