import { Command } from 'commander';
import type { Io } from './io.ts';

export const serveCommand = (io: Io) =>
  new Command('serve')
    .description('start the server; the environment holds its settings, SIGTERM ends it')
    .action(() => io.serve());
