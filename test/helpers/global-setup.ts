import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type Contents, embeddedDirectory, embeddedDump } from './embedded-cache.ts';
import type { PostgresVersion } from './postgres-programs.ts';
import { createTemplates } from './postgres-templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for what is made once in a run, and only when one of them asks. */
    databaseBroker: string;
  }
}

export interface EmbeddedSource {
  /** A dump, or a data directory to copy. */
  path: string;
}
export interface PostgresSource {
  /** Of the database `postgres`, to create others from. */
  url: string;
  template: string;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Nothing where it was built of the same sources.
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/build.js', import.meta.url))]);
  const templates = { '15': createTemplates('15'), '18': createTemplates('18') };
  const embedded = new Map<string, Promise<string>>();
  const makers: Record<string, (contents: Contents) => Promise<string>> = {
    '/dump': embeddedDump,
    '/directory': embeddedDirectory,
  };

  async function answer(request: URL): Promise<EmbeddedSource | PostgresSource> {
    const contents = request.searchParams.get('contents') as Contents;
    const make = makers[request.pathname];
    if (make) {
      const path = embedded.get(request.href) ?? make(contents);
      embedded.set(request.href, path);
      return { path: await path };
    }
    return templates[request.pathname.slice('/postgres'.length) as PostgresVersion].get(contents);
  }

  const server = createServer((request, response) => {
    response.setHeader('connection', 'close');
    answer(new URL(request.url ?? '/', 'http://broker')).then(
      (source) => response.end(JSON.stringify(source)),
      (error: Error) => response.writeHead(500).end(error.stack),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  project.provide('databaseBroker', `http://127.0.0.1:${address.port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await Promise.all(Object.values(templates).map((each) => each.stop()));
  };
}
