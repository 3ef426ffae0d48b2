import { readFileSync } from 'node:fs';
import { hashOfSecret } from '../../src/domain/access/secret.ts';
import { ADMIN } from '../asked/asked.ts';
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
    await fillForQueries(url, size);
    await withClient(url, (client) => client.query(read('computed-columns.sql')));
    urls.set(size, url);
  }
  return urls;
}

export async function fillForQueries(url: string, size: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("set timezone to 'UTC'");
    await client.query(read('fill.sql').replaceAll('$1', String(size)));
    await client.query('vacuum analyze');
  });
}

/** Gives a database of a size, in projects, with something of every kind: made when it is asked for first. */
export function everyKindDatabases(
  fresh: (name: string) => Promise<string>,
): (size: number) => Promise<string> {
  const urls = new Map<number, Promise<string>>();
  const make = async (size: number) => {
    const url = await fresh(`every_kind_${size}`);
    await fillWithEveryKind(url, size);
    return url;
  };
  return (size) => {
    const url = urls.get(size) ?? make(size);
    urls.set(size, url);
    return url;
  };
}

export async function fillWithEveryKind(url: string, size: number): Promise<void> {
  const statements = read('every-kind.sql')
    .replaceAll('$1', String(size))
    .replaceAll('$2', hashOfSecret(ADMIN));
  await withClient(url, async (client) => {
    await client.query("set timezone to 'UTC'");
    for (const statement of statements.split(/;\n/)) await client.query(statement);
    await client.query('vacuum analyze');
  });
}
