import { readFileSync } from 'node:fs';
import { withClient } from './template.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** A database of each size, in projects, with what PostGraphile needs beside it. */
export async function filledDatabases(
  fresh: (name: string) => Promise<string>,
  sizes: readonly number[],
): Promise<Map<number, string>> {
  const urls = new Map<number, string>();
  for (const size of sizes) {
    const url = await fresh(`projects_${size}`);
    await withClient(url, async (client) => {
      await client.query("set timezone to 'UTC'");
      await client.query(read('fill.sql').replaceAll('$1', String(size)));
      await client.query(read('computed-columns.sql'));
      await client.query('vacuum analyze');
    });
    urls.set(size, url);
  }
  return urls;
}
