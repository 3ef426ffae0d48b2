import { Command } from 'commander';
import { readGroup } from '../config/group.ts';
import { CommandFailed, type Io } from './io.ts';

export const checkCommand = (io: Io) =>
  new Command('check')
    .description('read the folder of a group, and list everything that is wrong with its files')
    .argument('<folder>', 'the folder, with its sig.yaml')
    .action((folder: string) => check(io, folder));

async function check(io: Io, folder: string): Promise<void> {
  const { group, problems } = readGroup(folder);
  if (!group) return fail(io, problems);
  // Heavy to load, and not always needed.
  const { readSeeds, SeedError } = await import('../seed/index.ts');
  try {
    const { projects, criteria, reports, changes } = await readSeeds(folder);
    io.out(
      `${group.name}: ${many(projects.length, group.project)}, ${many(criteria.length, CRITERIA)}, ${many(reports.length, REPORTS)}, ${many(changes.length, CHANGES)}\n`,
    );
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    fail(io, error.message.split('\n'));
  }
}

const CRITERIA = { one: 'criterion', many: 'criteria' };
const REPORTS = { one: 'report', many: 'reports' };
const CHANGES = { one: 'change of readiness', many: 'changes of readiness' };
const many = (count: number, word: { one: string; many: string }) =>
  `${count} ${count === 1 ? word.one : word.many}`;

function fail(io: Io, problems: readonly string[]): never {
  for (const problem of problems) io.err(`${problem}\n`);
  io.err(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n`);
  throw new CommandFailed();
}
