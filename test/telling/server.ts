import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { built } from '../helpers/built.ts';

/** The program as `npm start` runs it. */
export function startServer(settings: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, ['--liftoff-only', built.server], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', SIG_STATUS_SEED: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said.err += chunk;
  });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  async function url(): Promise<string> {
    while (!/listens on http/.test(said.out)) {
      if (child.exitCode !== null) throw new Error(said.err);
      await new Promise((wait) => setTimeout(wait, 20));
    }
    return /http:\/\/\S+/.exec(said.out)?.[0] ?? '';
  }
  return { child, said, exited, url };
}
