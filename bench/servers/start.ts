import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTo, type Question } from '../load.ts';

const here = import.meta.dirname;
const root = resolve(here, '../..');
const tsx = ['--import', 'tsx'];

/** As `npm start` has it. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  return scripts.start.split(' ').slice(1);
}

/** As the image has it: the last CMD of the Dockerfile. */
function imageArguments(): string[] {
  const [command] =
    readFileSync(resolve(root, 'Dockerfile'), 'utf8')
      .match(/^CMD \[.*\]$/gm)
      ?.slice(-1) ?? [];
  return JSON.parse(command?.slice('CMD '.length) ?? '[]').slice(1);
}

const node22 = resolve(here, '../node_modules/node/bin/node');

/** Each server is a process of its own. PostGraphile and the image bring the Node that they ask for, all others run on the one at hand. */
const commands = {
  ours: [process.execPath, ...startArguments()],
  'in the image': [node22, ...imageArguments()],
  'by hand': [process.execPath, ...tsx, resolve(here, 'by-hand.ts')],
  Mercurius: [process.execPath, ...tsx, resolve(here, 'mercurius.ts')],
  PostGraphile: [node22, resolve(here, 'postgraphile.mjs')],
  'node:http': [process.execPath, resolve(here, 'bare.mjs')],
} as const;
export type ServerName = keyof typeof commands;

export interface Server {
  name: ServerName;
  url: string;
  /** From the start of the process to the first right answer, where one was waited for. */
  secondsToFirstAnswer: number;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** What our server is run with so that the work is the same: it limits nobody and logs no request, like the others. */
const ourSettings = {
  LOG_LEVEL: 'warn',
  SIG_STATUS_PUBLIC_URL: 'https://status.example.org',
  SIG_STATUS_READS_PER_MINUTE: '0',
  SIG_STATUS_POINTS_PER_MINUTE: '0',
};

/** Starts a server and waits until it answers the question with 200. */
export async function startServer(
  name: ServerName,
  env: Record<string, string>,
  first: Question,
): Promise<Server> {
  const port = await freePort();
  const [program, ...args] = commands[name];
  const begun = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      ...(name === 'ours' || name === 'in the image' ? ourSettings : {}),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 6000) throw new Error(`The server "${name}" did not start.`);
    const answer = await answerTo(url, first).catch(() => null);
    if (answer?.status === 200) break;
    if (answer) throw new Error(`"${name}" answers ${answer.status}: ${answer.body.slice(0, 500)}`);
    await sleep(5);
  }
  return {
    name,
    url,
    secondsToFirstAnswer: (performance.now() - begun) / 1000,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(5000)]);
      child.kill('SIGKILL');
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
