import { Command } from 'commander';
import { writeExport } from '../db/index.ts';
import type { Io } from './io.ts';
import { withTracker } from './tracker.ts';

export const exportCommand = (io: Io) =>
  new Command('export')
    .description(
      'write everything that is recorded to one file of JSON lines, for other programs and for later comparison',
    )
    .argument('<file>', 'such as sig-status-2018-02-01.json.gz')
    .option('--replace', 'overwrite a file of that name')
    .action((file: string, options: { replace?: boolean }) =>
      withTracker(io, async ({ database }) => {
        const { rows, bytes, sha256 } = await writeExport(database, file, options);
        io.out(`${file}: ${rows} rows, ${bytes} bytes, SHA-256 of its content ${sha256}\n`);
      }),
    );
