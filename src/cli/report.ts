import { Command } from 'commander';
import { NotFoundError } from '../base/errors.ts';
import { keyOf } from '../base/meeting-key.ts';
import { nextAgenda } from '../reports/agenda/agenda.ts';
import { renderMinutes } from '../reports/minutes/minutes.ts';
import { dateOption } from './date-option.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

export const reportCommand = (io: Io) =>
  new Command('report')
    .description('write a report in the group’s own format')
    .addCommand(
      new Command('agenda')
        .description(
          'write the agenda of the next meeting: what it has to decide, and what was promised for it',
        )
        .addOption(dateOption('day of the meeting; default: the next one in the group’s rhythm'))
        .action(({ date }: { date?: string }) =>
          withTracker(io, async ({ database: { db }, config, now }) => {
            io.out(await nextAgenda(db, { date: date ?? null, now: now(), group: config.group }));
          }),
        ),
    )
    .addCommand(
      new Command('minutes')
        .description('write what is known of a meeting; importing it again changes nothing')
        .addOption(dateOption('day of the meeting').makeOptionMandatory())
        .option('--name <name>', 'name of the meeting, where its day has several')
        .action(({ date, name = null }: { date: string; name?: string | null }) =>
          withTracker(io, async ({ database: { db }, config }) => {
            try {
              io.out(await renderMinutes(db, keyOf({ date, name }), config.source));
            } catch (error) {
              if (!(error instanceof NotFoundError)) throw error;
              io.err(`sig-status report minutes: ${error.message}\n`);
              throw new CommandFailed();
            }
          }),
        ),
    );
