import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { built } from '../../helpers/built.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the seeded tracker listens. */
    trackerUrl: string;
    /** Signs in an admin once: one test may use it. */
    onceLink: string;
  }
}

/** The real server on an embedded database in memory, seeded, once for all browser tests. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [built.server], {
    env: {
      ...process.env,
      PORT: '0',
      SIG_STATUS_DATA: 'memory:',
      SIG_STATUS_READS_PER_MINUTE: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listens on (\S+)/.exec(line)?.[1];
    if (url) project.provide('trackerUrl', url);
    const once = /(http\S+\/sign-in\/once\/\S+)/.exec(line)?.[1];
    if (!once) continue;
    project.provide('onceLink', once);
    break;
  }
  if (child.exitCode !== null) throw new Error(`the server ended on ${child.exitCode}`);
  return async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
}
