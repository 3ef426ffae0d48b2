import { Command } from 'commander';
import { writeBackup } from '../db/index.ts';
import type { Io } from './io.ts';
import { withTracker } from './tracker.ts';

export const backupCommand = (io: Io) =>
  new Command('backup')
    .description(
      'write everything that the tracker holds to one file: checked, compressed, readable for its owner alone',
    )
    .argument('<file>', 'such as sig-status-2018-02-01.backup')
    .option('--replace', 'overwrite a file of that name')
    .option('--with-secrets', 'include the addresses and signing secrets of webhooks and chats')
    .action((file: string, options: { replace?: boolean; withSecrets?: boolean }) =>
      withTracker(io, async ({ database }) => {
        const { rows, bytes, sha256 } = await writeBackup(database, file, options);
        io.out(`${file}: ${rows} rows, ${bytes} bytes, SHA-256 of its content ${sha256}\n`);
      }),
    );
