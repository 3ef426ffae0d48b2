import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseOpenError, DirectoryInUseError } from '../open-error.ts';
import { isRunning, pidSpace, startOf } from './process-identity.ts';

/** The process that holds a data directory. Its file name says everything, so that a lock appears whole or not at all. */
interface Holder {
  file: string;
  pid: number;
  /** When the process started, in clock ticks since boot: tells a pid that was given away again. `0`: unknown. */
  startedAt: string;
  /** See `pidSpace`. */
  space: string;
}

const heartbeatMs = 1000;
const attempts = 6;
const fileName = /^lock\.(?<pid>\d+)\.(?<startedAt>\d+)\.(?<space>[0-9a-f]+)\.[0-9a-f-]+$/;

/**
 * Takes the directory for this process. Each contender leaves a file of its own and then looks for others: whoever comes
 * second sees the first, and there is no stale file to take over, which two could do at once.
 * @param onLost the file was removed under us, so that another process may believe the directory to be free
 * @param silenceMs a holder that cannot be looked up by its pid counts as gone when it did not touch its file for so long
 * @throws DirectoryInUseError naming the process that has it
 */
export async function lockDirectory(
  directory: string,
  onLost: (error: Error) => void,
  silenceMs = 10_000,
): Promise<() => void> {
  makeDirectory(directory);
  let seenBefore = '';
  for (let attempt = 1; ; attempt += 1) {
    const own = enter(directory, onLost);
    const other = await findOther(directory, own.file, silenceMs).catch((error) => {
      own.leave();
      throw error;
    });
    if (other === null) return own.leave;
    own.leave();
    // A process that steps back comes again with another file: one whose file is still there has the directory.
    if (attempt === attempts || other.file === seenBefore)
      throw new DirectoryInUseError(directory, other.pid);
    seenBefore = other.file;
    // Two that start at once see each other and both step back; the waits differ, so one gets through.
    await sleep(50 + Math.random() * 150);
  }
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
  } catch (error) {
    const reason = (error as Error).message;
    throw new DatabaseOpenError(
      `Expected a data directory to write to at ${directory}, got: ${reason}.`,
      error,
    );
  }
}

function enter(directory: string, onLost: (error: Error) => void): { file: string; leave: () => void } {
  const file = ['lock', process.pid, startOf(process.pid) ?? '0', pidSpace(), randomUUID()].join('.');
  const path = join(directory, file);
  writeFileSync(path, `process ${process.pid} on ${hostname()}\n`, { flag: 'wx' });
  const heartbeat = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(path, now, now);
    } catch (error) {
      if (existsSync(path)) return;
      clearInterval(heartbeat);
      onLost(new Error(`The lock ${path} is gone, and so may be the data directory.`, { cause: error }));
    }
  }, heartbeatMs).unref();
  return {
    file,
    leave() {
      clearInterval(heartbeat);
      rmSync(path, { force: true });
    },
  };
}

/** Another process that has the directory; files of processes that have ended are removed. */
async function findOther(directory: string, own: string, silenceMs: number): Promise<Holder | null> {
  for (const holder of holders(directory)) {
    if (holder.file === own) continue;
    if (await isAlive(directory, holder, silenceMs)) return holder;
    rmSync(join(directory, holder.file), { force: true });
  }
  return null;
}

function holders(directory: string): Holder[] {
  return readdirSync(directory).flatMap((file) => {
    const { pid, startedAt, space } = fileName.exec(file)?.groups ?? {};
    return pid && startedAt && space ? [{ file, pid: Number(pid), startedAt, space }] : [];
  });
}

async function isAlive(directory: string, holder: Holder, silenceMs: number): Promise<boolean> {
  if (holder.space !== pidSpace()) return showsHeartbeat(join(directory, holder.file), silenceMs);
  if (!isRunning(holder.pid)) return false;
  if (holder.startedAt === '0') return showsHeartbeat(join(directory, holder.file), silenceMs);
  return startOf(holder.pid) === holder.startedAt;
}

/** Watches the file rather than compare clocks, which two hosts may not share. */
async function showsHeartbeat(path: string, silenceMs: number): Promise<boolean> {
  const touchedAt = () => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const before = touchedAt();
  for (let waited = 0; waited < silenceMs; waited += 250) {
    const now = touchedAt();
    if (now === undefined) return false;
    if (now !== before) return true;
    await sleep(250);
  }
  return false;
}
