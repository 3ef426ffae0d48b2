import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export interface Place {
  cwd: string;
  /** On top of what a shell of a newcomer has. */
  env?: Record<string, string>;
}

/** As in a newcomer's shell: nothing of the npm that runs these tests, or of the tests themselves. */
export const PATH = (process.env.PATH ?? '')
  .split(':')
  .filter((path) => !path.includes('node_modules'))
  .join(':');
const environment = ({ env = {} }: Place): Record<string, string> => ({
  PATH,
  HOME: process.env.HOME ?? '',
  npm_config_prefer_offline: 'true',
  ...env,
});

/** Runs a line of shell to its end. */
export async function run(line: string, place: Place): Promise<Ran> {
  const child = spawn('sh', ['-c', line], {
    cwd: place.cwd,
    env: environment(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    ran.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    ran.err += chunk;
  });
  [ran.code] = (await once(child, 'close')) as [number | null];
  return ran;
}

/** Fails with what was printed, unless the line ends well. */
export async function succeed(line: string, place: Place): Promise<Ran> {
  const ran = await run(line, place);
  if (ran.code !== 0)
    throw new Error(`${line}\nended on ${ran.code} in ${place.cwd}:\n${ran.out}\n${ran.err}`);
  return ran;
}

/** Starts a server by a line of shell, reads its first page, and ends it as an operator does. */
export async function serves(line: string, place: Place): Promise<void> {
  const child = spawn('sh', ['-c', line], {
    cwd: place.cwd,
    env: { ...environment(place), PORT: '0' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const ended = once(child, 'close');
  const group = -(child.pid ?? Number.NaN);
  try {
    while (!/listens on \S+/.test(said)) {
      if (child.exitCode !== null) throw new Error(`${line}\nended in ${place.cwd}:\n${said}`);
      await new Promise((wait) => setTimeout(wait, 50));
    }
    const url = /listens on (\S+)/.exec(said)?.[1] ?? '';
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect([page.status, (await page.text()).includes('WireGuard')]).toEqual([200, true]);
    expect((await fetch(`${url}/overview.png`)).headers.get('content-type')).toBe('image/png');
    // What a form needs of the package is there as well.
    const once = /http\S+\/sign-in\/once\/\S+/.exec(said)?.[0];
    if (once) {
      const signedIn = await fetch(once, { redirect: 'manual' });
      const [cookie = ''] = signedIn.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
      const form = await fetch(`${url}/act/add-project`, { headers: { cookie, accept: 'text/html' } });
      expect([form.status, (await form.text()).includes('name="slug"')]).toEqual([200, true]);
    }
  } finally {
    if (child.exitCode === null) process.kill(group, 'SIGTERM');
    await ended;
  }
}
