import { Command } from 'commander';
import { operator } from '../domain/access/operator.ts';
import { perform } from '../domain/access/perform.ts';
import { defineCriterion } from '../domain/criterion/define.ts';
import { criteriaInForce } from '../domain/criterion/in-force.ts';
import { DomainError } from '../domain/errors.ts';
import { addProject } from '../domain/project/add.ts';
import { describedProjects } from '../domain/project/described.ts';
import { updateProject } from '../domain/project/update.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

interface Step {
  /** What is different, in a line. */
  line: string;
  act: () => Promise<unknown>;
}

export const applyCommand = (io: Io) =>
  new Command('apply')
    .description('enter the projects and criteria of a group’s folder that the tracker does not have so')
    .argument('<folder>', 'the folder, with its sig.yaml')
    .option('--dry-run', 'say what is different, and write nothing')
    .action((folder: string, { dryRun = false }: { dryRun?: boolean }) => apply(io, folder, dryRun));

async function apply(io: Io, folder: string, isDryRun: boolean): Promise<void> {
  const { readSeeds, SeedError } = await import('../seed/index.ts');
  const seeds = await readSeeds(folder).catch((error: unknown) => {
    if (!(error instanceof SeedError)) throw error;
    io.err(`${error.message}\n`);
    throw new CommandFailed();
  });
  await withTracker(io, async ({ database: { db }, now }) => {
    const asOperator = async () => ({ viewer: await operator(db), now: now(), requestId: null });
    // Criteria and what is said of projects are for chairs, whom whoever runs the server stands in for.
    const asChair = async () => {
      const { viewer, ...rest } = await asOperator();
      return { ...rest, viewer: { ...viewer, role: 'CHAIR' as const } };
    };
    const steps: Step[] = [];
    const known = new Map((await describedProjects(db)).map((project) => [project.slug, project]));
    for (const { slug, name, summary, aliases, organisations, links } of seeds.projects) {
      const project = known.get(slug);
      const fields = { name, summary };
      const differs =
        project && (['name', 'summary'] as const).filter((field) => project[field] !== fields[field]);
      if (!project)
        steps.push({
          line: `+ project ${slug}: ${name}`,
          act: async () =>
            perform(db, addProject, { slug, ...fields, aliases, organisations, links }, await asOperator()),
        });
      else if (differs?.length)
        steps.push({
          line: `~ project ${slug}: ${differs.map((field) => `${field} "${project[field]}" → "${fields[field]}"`).join(', ')}`,
          act: async () => perform(db, updateProject, { project: slug, ...fields }, await asChair()),
        });
    }
    const criteria = new Map((await criteriaInForce(db, now())).map((each) => [each.key, each]));
    for (const {
      key,
      gates,
      kind,
      title,
      reason,
      standing,
      basis,
      since,
      meeting,
      evidence,
      ...given
    } of seeds.criteria) {
      const before = criteria.get(key);
      if (before && before.title === title && before.gates === gates && before.standing === standing)
        continue;
      const input = {
        ...{ key, gates, kind, title, reason, standing, basis, effectiveOn: since, meeting },
        ...{ requiredRuns: given.required_runs, windowDays: given.window_days },
        evidence: evidence.flatMap((item) => ('url' in item ? [{ url: item.url }] : [])),
      };
      steps.push({
        line: `${before ? '~' : '+'} criterion ${key}: ${title}, to ${gates}, ${standing.toLowerCase()}`,
        act: async () => perform(db, defineCriterion, input, await asChair()),
      });
    }
    let failed = 0;
    for (const { line, act } of steps) {
      io.out(`${line}\n`);
      if (isDryRun) continue;
      try {
        await act();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        io.err(`sig-status apply: ${line.slice(2)}: ${error.message}\n`);
        failed++;
      }
    }
    if (steps.length === 0) io.out('nothing is different\n');
    if (isDryRun && steps.length > 0) io.err('dry run: nothing was written\n');
    if (failed) throw new CommandFailed();
  });
}
