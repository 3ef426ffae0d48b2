import { Command } from 'commander';
import type { Io } from './io.ts';

export const serveCommand = (io: Io) =>
  new Command('serve')
    .description('start the server; it takes its settings from the environment and stops at SIGTERM')
    .action(() => io.serve());
