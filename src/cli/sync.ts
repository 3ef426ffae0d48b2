import { Command } from 'commander';
import { createHearer } from '../hearing/index.ts';
import { createOutgoing } from '../telling/outgoing.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

export const syncCommand = (io: Io) =>
  new Command('sync')
    .description('ask the repository of the minutes what is new, for servers that cannot receive webhooks')
    .action(() =>
      withTracker(io, async ({ database: { db }, config, now }) => {
        const { source, waiverDays, forgeApi: api, forgeToken: token, group } = config;
        const { get: read } = createOutgoing(config.tellNetworks);
        const hearer = createHearer({
          ...{ db, now, source, waiverDays, api, token, read },
          rules: group.hear,
        });
        try {
          await hearer.sync((line) => io.out(`${line}\n`));
        } catch (error) {
          io.err(`sig-status sync: ${(error as Error).message}\n`);
          throw new CommandFailed();
        }
      }),
    );
