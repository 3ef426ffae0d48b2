import { Command } from 'commander';
import { verifyTracker } from '../reports/verify/verify.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

export const verifyCommand = (io: Io) =>
  new Command('verify')
    .description('recompute everything that is derived, and name every difference')
    .action(() =>
      withTracker(io, async ({ database: { db } }) => {
        let differences = 0;
        for await (const difference of verifyTracker(db)) {
          io.out(`${difference}\n`);
          differences++;
        }
        if (differences) {
          io.err(`${differences} ${differences === 1 ? 'difference' : 'differences'}\n`);
          throw new CommandFailed();
        }
        io.out('everything derived is as it is recomputed\n');
      }),
    );
