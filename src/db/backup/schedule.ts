import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database.ts';
import type { BackupSummary } from './read.ts';
import { writeBackup } from './write.ts';

export interface Schedule {
  directory: string;
  /** So many backups stay; older ones are removed once there is a newer one. */
  keep: number;
  everyMs: number;
  /** Whether they hold addresses and secrets of webhooks and chats. */
  withSecrets?: boolean;
  /** How soon after a failed backup the next is tried. */
  retryMs?: number;
  lookMs?: number;
}

export interface BackupState {
  /** When the newest that is there was taken; null: there is none. */
  lastAt: Date | null;
  /** Whether the last try failed; the log has the reason. */
  hasFailed: boolean;
}

export interface Told {
  onDone: (file: string, summary: BackupSummary, removed: readonly string[]) => void;
  onError: (error: unknown) => void;
}

/** Other files of the directory are left alone. */
const NAME = /^sig-status-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;
const PARTIAL = /^sig-status-[\dTZ-]+\.backup\.[0-9a-f-]+\.partial$/;
const HOUR_MS = 3_600_000;

/** Such as `sig-status-2018-02-01T12-00-00Z.backup`: in the order of their names they are in the order of time. */
const nameAt = (at: Date) => `sig-status-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;

function timeOf(name: string): Date | null {
  const [, day, ...time] = NAME.exec(name) ?? [];
  return day === undefined ? null : new Date(`${day}T${time.join(':')}Z`);
}

/**
 * Writes a backup whenever the newest in the directory is old enough, whichever server wrote it and however often the server
 * was restarted meanwhile. Each is whole or absent; what a killed process left of one is removed.
 */
export function scheduleBackups(database: Database, schedule: Schedule, { onDone, onError }: Told) {
  const {
    directory,
    keep,
    everyMs,
    withSecrets,
    retryMs = Math.min(everyMs, HOUR_MS),
    lookMs = 60_000,
  } = schedule;
  const state: BackupState = { lastAt: null, hasFailed: false };
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;

  async function clearPartial(names: readonly string[]): Promise<void> {
    for (const name of names.filter((each) => PARTIAL.test(each))) {
      const found = await stat(join(directory, name)).catch(() => null);
      if (found && Date.now() - found.mtimeMs > HOUR_MS) await rm(join(directory, name), { force: true });
    }
  }

  async function look(): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const entries = await readdir(directory, { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
    const backups = names.filter((name) => NAME.test(name));
    state.lastAt = timeOf(backups.at(-1) ?? '');
    const now = database.now();
    const age = now.getTime() - (state.lastAt?.getTime() ?? Number.NEGATIVE_INFINITY);
    // One of a day to come was written by a clock that was wrong.
    if (age < everyMs && age > -HOUR_MS) {
      state.hasFailed = false;
      return;
    }
    triedAt = performance.now();
    const file = nameAt(now);
    await clearPartial(names);
    const summary = await writeBackup(database, join(directory, file), { replace: true, withSecrets });
    state.lastAt = timeOf(file);
    state.hasFailed = false;
    const before = backups.filter((name) => name < file);
    const removed = before.slice(0, Math.max(0, before.length + 1 - keep));
    for (const name of removed) await rm(join(directory, name), { force: true });
    onDone(file, summary, removed);
  }

  function lookNow(): void {
    if (running || (state.hasFailed && performance.now() - triedAt < retryMs)) return;
    running = look()
      .catch((error) => {
        triedAt = performance.now();
        state.hasFailed = true;
        onError(error);
      })
      .finally(() => {
        running = null;
      });
  }

  const timer = setInterval(lookNow, lookMs).unref();
  lookNow();
  return {
    state: (): Readonly<BackupState> => state,
    /** Waits for one that is being written. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}

export type Backups = ReturnType<typeof scheduleBackups>;
