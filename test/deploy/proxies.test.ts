import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSite, type Site } from '../helpers/site.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const example = (name: string) => readFileSync(resolve(import.meta.dirname, '../../deploy', name), 'utf8');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** How each is started in the foreground on an example, in a folder of its own. */
const PROXIES: Record<string, { file: string; start: (text: string, folder: string) => [string, string[]] }> =
  {
    nginx: {
      file: 'nginx.conf',
      start(text, folder) {
        const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
        const path = join(folder, 'nginx.conf');
        writeFileSync(
          path,
          `daemon off; pid ${folder}/pid; error_log stderr; events {}
         http { access_log off; ${places.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')} ${text} }`,
        );
        return ['nginx', ['-c', path, '-p', folder]];
      },
    },
    caddy: {
      file: 'Caddyfile',
      start(text, folder) {
        const path = join(folder, 'Caddyfile');
        writeFileSync(path, `{\n admin off\n}\n${text}`);
        return ['caddy', ['run', '--adapter', 'caddyfile', '--config', path]];
      },
    },
  };

describe.each(Object.entries(PROXIES))('the example for %s', (name, { file, start }) => {
  const isThere = !spawnSync(name, [name === 'nginx' ? '-v' : 'version']).error;
  const title = isThere
    ? ''
    : ` (skipped: there is no ${name}; apt-get install ${name === 'nginx' ? 'nginx-light' : name})`;
  let site: Site;
  let url = '';
  const stop: (() => void)[] = [];
  beforeAll(async () => {
    if (!isThere) return;
    const [port, folder] = [await freePort(), temporaryDirectory()];
    url = `http://127.0.0.1:${port}`;
    site = await openSite({ config: { publicUrl: `${url}/sig` } });
    const text = example(file)
      .replace(/127\.0\.0\.1:4000/g, new URL(site.url).host)
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replace(/^:8080/m, `http://127.0.0.1:${port}`);
    const [program, args] = start(text, folder.path);
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: folder.path, XDG_DATA_HOME: folder.path, XDG_CONFIG_HOME: folder.path },
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    stop.push(() => child.kill('SIGKILL'), folder.remove);
    for (let tries = 0; ; tries += 1) {
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        break;
      if (tries > 100 || child.exitCode !== null) throw new Error(`${name} did not start:\n${said}`);
      await new Promise((wait) => setTimeout(wait, 100));
    }
  });
  afterAll(async () => {
    for (const each of stop) each();
    await site?.close();
  });

  test.skipIf(!isThere)(
    `passes on pages, files, refusals and events, and keeps the metrics to itself${title}`,
    async () => {
      const get = (path: string, headers = {}) => fetch(url + path, { redirect: 'manual', headers });
      expect((await get('/sig')).headers.get('location')).toMatch(/\/sig\/$/);
      const page = await (await get('/sig/')).text();
      for (const [, path = ''] of page.matchAll(/(?:href|src)="(\/sig\/assets\/[^"]+)"/g))
        expect((await get(path)).status, path).toBe(200);
      expect((await get('/sig/projects')).headers.get('location')).toBe('/sig/');
      expect((await get('/sig/meetings.ics')).headers.get('content-type')).toContain('text/calendar');
      expect((await get('/sig/metrics')).status).toBe(404);
      expect((await get('/')).status).not.toBe(500);
      const asked = await fetch(`${url}/sig/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ projects { totalCount } }' }),
      });
      expect(await asked.json()).toMatchObject({ data: { projects: { totalCount: expect.any(Number) } } });
      const events = /data-events="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const gone = new AbortController();
      onTestFinished(() => gone.abort());
      const stream = await fetch(url + events, {
        headers: { accept: 'text/event-stream' },
        signal: gone.signal,
      });
      const first = await stream.body?.getReader().read();
      expect(new TextDecoder().decode(first?.value)).toMatch(/^(?::|event|id: )/);
    },
  );
});
