import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ask, PATIENCE_MS } from './ask.ts';
import type { Question } from './question.ts';

/** How one answer came: its status, null where none did, and the milliseconds until it was there. */
export type Probe = [status: number | null, ms: number];

/**
 * Asks one question again and again for so many seconds, from a process of its own: whoever keeps fifty clients busy beside it would
 * measure how busy it is itself.
 */
export async function probes(url: string, asked: Question, seconds: number): Promise<Probe[]> {
  const args = [
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    url,
    JSON.stringify(asked),
    String(seconds),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout);
}

/** Between an answer and the next question. */
const BREATH_MS = 20;

async function probe(url: string, asked: Question, seconds: number): Promise<Probe[]> {
  const found: Probe[] = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const { status, ms } = await ask(url, asked, PATIENCE_MS);
    found.push([status, ms]);
    await sleep(BREATH_MS);
  }
  return found;
}

const [, program, url, asked, seconds] = process.argv;
if (program === fileURLToPath(import.meta.url) && url && asked)
  process.stdout.write(JSON.stringify(await probe(url, JSON.parse(asked), Number(seconds))));
