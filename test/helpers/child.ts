import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundled } from './built.ts';

export interface Child {
  pid: number;
  /** What it has printed so far, line by line. */
  lines: string[];
  errors: () => string;
  /** Resolves with the first line that matches; rejects when the process ends without one. */
  line(pattern: RegExp): Promise<string>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Resolves with the exit code, null when a signal ended it. */
  exit: Promise<number | null>;
}

/** Runs a script in a process of its own. */
export function startChild(script: URL, args: string[] = []): Child {
  // The embedded database starts sooner when nothing of it is optimised.
  const child = spawn(process.execPath, ['--liftoff-only', bundled(script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let errors = '';
  let hasEnded = false;
  const wake = () => {
    for (const check of [...waiting]) check();
  };
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  const exit = once(child, 'close').then(([code]) => {
    hasEnded = true;
    wake();
    return code as number | null;
  });
  return {
    pid: child.pid ?? 0,
    lines,
    errors: () => errors,
    exit,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined && !hasEnded) return;
          waiting.delete(check);
          if (found !== undefined) resolve(found);
          else
            reject(
              new Error(
                `Expected a line like ${pattern}, got the end of the process:\n${lines.join('\n')}\n${errors}`,
              ),
            );
        };
        waiting.add(check);
        check();
      }),
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
