import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { built } from './built.ts';

/** A program in a process of its own, with these settings and no others. */
export interface Program {
  child: ChildProcess;
  said: { out: string; err: string };
  exited: Promise<number | null>;
  /** Resolves with what it has said so far once that matches; rejects when it ends before. */
  says(pattern: RegExp): Promise<string>;
}

/** Ours, or the path of another copy. */
type Started = keyof typeof built | (string & {});
const isOurs = (name: Started): name is keyof typeof built => name in built;

/** @param cwd that of the tests when it is left out */
export function startProgram(
  name: Started,
  args: string[],
  settings: Record<string, string>,
  cwd?: string,
): Program {
  const { PATH = '', HOME = '' } = process.env;
  // The embedded database starts sooner when nothing of it is optimised.
  const child = spawn(process.execPath, ['--liftoff-only', isOurs(name) ? built[name] : name, ...args], {
    env: {
      PATH,
      HOME,
      ...(settings.SIG_STATUS_SOCKET ? {} : { PORT: '0' }),
      SIG_STATUS_SEED: 'off',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
  });
  const said = { out: '', err: '' };
  const waiting = new Set<() => void>();
  for (const [stream, key] of [
    [child.stdout, 'out'],
    [child.stderr, 'err'],
  ] as const)
    stream?.on('data', (chunk) => {
      said[key] += chunk;
      for (const look of [...waiting]) look();
    });
  let hasEnded = false;
  const exited = once(child, 'close').then(([code]) => {
    hasEnded = true;
    for (const look of [...waiting]) look();
    return code as number | null;
  });
  return {
    child,
    said,
    exited,
    says: (pattern) =>
      new Promise((found, reject) => {
        const look = () => {
          const text = said.out + said.err;
          if (!pattern.test(text) && !hasEnded) return;
          waiting.delete(look);
          if (pattern.test(text)) found(text);
          else reject(new Error(`Expected ${pattern}, got the end of the program:\n${text}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A server; resolves once it listens. */
export async function startServer(
  settings: Record<string, string>,
  /** Of another copy of the program. */
  from: Started = 'server',
): Promise<Program & { url: string }> {
  const program = startProgram(from, [], settings);
  const text = await program.says(/listens on \S+/);
  return { ...program, url: /http:\/\/\S+/.exec(text)?.[0] ?? '' };
}

/** A command line, run to its end. */
export async function sigStatus(args: string[], settings: Record<string, string>, cwd?: string) {
  const { said, exited } = startProgram('main', args, settings, cwd);
  const code = await exited;
  return { code, ...said };
}
