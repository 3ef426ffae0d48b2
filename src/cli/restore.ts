import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { restoreBackup } from '../db/index.ts';
import type { Io } from './io.ts';
import { openAsItIs } from './tracker.ts';

export const restoreCommand = (io: Io) =>
  new Command('restore')
    .description(
      'fill the empty database that the settings name, embedded or PostgreSQL, from a backup or an export',
    )
    .argument('<file>', 'a file that `sig-status backup` or `sig-status export` wrote')
    .action((file: string) => restoreInto(io, file));

export async function restoreInto(io: Io, file: string): Promise<void> {
  const config = readConfig(io.environment);
  await restoreBackup(
    file,
    () => openAsItIs(config, io),
    async ({ description }, { rows, of, takenAt, ended }) => {
      io.out(`${rows} rows of ${of}, as of ${takenAt}, are in ${description}\n`);
      if (ended)
        io.err(
          `${ended} ${ended === 1 ? 'subscription of a webhook or chat has' : 'subscriptions of webhooks and chats have'} ended, since the backup does not hold their secrets; subscribe again\n`,
        );
    },
  );
}
