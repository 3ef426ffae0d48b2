import { Command } from 'commander';
import { DomainError } from '../base/errors.ts';
import { operator } from '../domain/access/stand-ins.ts';
import { perform } from '../domain/act/perform.ts';
import { addChannel } from '../domain/channel/add.ts';
import { nameChannel } from '../domain/channel/name.ts';
import { findChannel } from '../domain/channel/rows.ts';
import { defineCriterion } from '../domain/criterion/define.ts';
import { criteriaInForce } from '../domain/criterion/rows.ts';
import { addProject } from '../domain/project/add.ts';
import { describedProjects } from '../domain/project/rows.ts';
import { updateProject } from '../domain/project/update.ts';
import type { SeedEvidence } from '../seed/evidence.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

interface Step {
  /** What is different, in a line. */
  line: string;
  act: () => Promise<unknown>;
}

export const applyCommand = (io: Io) =>
  new Command('apply')
    .description(
      'enter what the projects, criteria and channel of a group’s folder say differently from the tracker',
    )
    .argument('<folder>', 'the folder, with its sig.yaml')
    .option('--dry-run', 'say what is different, and write nothing')
    .action((folder: string, { dryRun = false }: { dryRun?: boolean }) => apply(io, folder, dryRun));

const linksOf = (evidence: readonly SeedEvidence[]) =>
  evidence.flatMap((item) => ('url' in item ? [{ url: item.url }] : []));

async function apply(io: Io, folder: string, isDryRun: boolean): Promise<void> {
  const { readSeeds, SeedError } = await import('../seed/index.ts');
  const seeds = await readSeeds(folder).catch((error: unknown) => {
    if (!(error instanceof SeedError)) throw error;
    io.err(`${error.message}\n`);
    throw new CommandFailed();
  });
  await withTracker(io, async ({ database: { db }, now }) => {
    const asOperator = async () => ({ viewer: await operator(db), now: now(), requestId: null });
    // Only chairs may change criteria and describe projects; the operator acts in their place.
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
        ...{
          requiredRuns: given.required_runs,
          windowDays: given.window_days,
          minimumScore: given.minimum_score,
        },
        evidence: linksOf(evidence),
      };
      steps.push({
        line: `${before ? '~' : '+'} criterion ${key}: ${title}, to ${gates}, ${standing.toLowerCase()}`,
        act: async () => perform(db, defineCriterion, input, await asChair()),
      });
    }
    if (seeds.channel && !(await findChannel(db, null))) {
      const { slug, summary, names } = seeds.channel;
      names.forEach(({ name, since, meeting, reason, evidence }, index) => {
        const input = { name, since, meeting, reason, evidence: linksOf(evidence) };
        steps.push({
          line: `+ ${index ? 'further name of the channel' : `channel ${slug}`}: ${name}`,
          act: async () =>
            index
              ? perform(db, nameChannel, input, await asChair())
              : perform(db, addChannel, { slug, summary, base: seeds.base, ...input }, await asChair()),
        });
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
