import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { restoreBackup } from '../db/index.ts';
import type { Io } from './io.ts';
import { openAsItIs } from './tracker.ts';

export const restoreCommand = (io: Io) =>
  new Command('restore')
    .description(
      'put a backup or an export into the empty database that the settings name, embedded or PostgreSQL',
    )
    .argument('<file>', 'as `sig-status backup` or `sig-status export` writes it')
    .action((file: string) => restoreInto(io, file));

export async function restoreInto(io: Io, file: string): Promise<void> {
  const config = readConfig(io.environment);
  await restoreBackup(
    file,
    () => openAsItIs(config, io),
    async ({ description }, { rows, of, takenAt }) => {
      io.out(`${rows} rows of ${of}, as of ${takenAt}, are in ${description}\n`);
    },
  );
}
