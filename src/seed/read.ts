import { groupOf } from '../base/group-file.ts';
import type { Source } from '../base/source.ts';
import type { Diagnostic } from '../reports/diagnostics.ts';
import { decodeReport } from '../reports/parse/index.ts';
import { readWith } from '../reports/read.ts';
import type { ParsedReport } from '../reports/types.ts';
import { crossCheck } from './check.ts';
import { checkNames } from './check-names.ts';
import { SeedError } from './errors.ts';
import { DEFAULT_SEEDS, readSeedFiles, readSeedReports, type SeedFiles } from './read-files.ts';

export type Seeds = Awaited<ReturnType<typeof readSeeds>>;

/**
 * Everything a folder of seeds says, checked as a whole: names mean something, and every quoted line is where it is said to be.
 * Reads files and nothing else.
 * @throws SeedError with every problem, each as `path:line:column message [rule]`.
 */
export async function readSeeds(folder: string = DEFAULT_SEEDS) {
  const files = await readSeedFiles(folder);
  const group = sourceOf(files);
  const reports = await readReports(folder, files, group);
  const projects = files.projects.value.projects;
  const check = crossCheck({
    group,
    projects: new Set(projects.map(({ slug }) => slug)),
    criteria: new Set(files.criteria.value.criteria.map(({ key }) => key)),
    people: new Set(files.people.value.people.map(({ handle }) => handle)),
    reports: new Map(reports.map(({ parsed }) => [parsed.date, parsed])),
  });
  checkNames(check, files);

  const {
    people,
    deltas,
    criteria,
    statusChanges,
    proposals,
    claims,
    combinations,
    channel,
    ciRuns,
    assessments,
  } = files;
  const seeds = {
    group,
    bot: people.value.bot,
    people: people.value.people,
    base: deltas.value.base,
    projects: projects.map((project) => ({ ...project, delta: deltas.value.deltas[project.slug] ?? null })),
    reports: reports.map(({ path, markdown, parsed }) => ({ path, markdown, date: parsed.date })),
    criteria: check.resolve(criteria, ['criteria'], criteria.value.criteria),
    changes: check.resolve(statusChanges, ['changes'], statusChanges.value.changes),
    confirmations: check.resolve(statusChanges, ['confirmations'], statusChanges.value.confirmations),
    proposals: check.resolve(proposals, ['proposals'], proposals.value.proposals),
    claims: check.resolve(claims, ['claims'], claims.value.claims),
    externalClaims: check.resolve(claims, ['external'], claims.value.external),
    combinations: check.resolve(combinations, ['combinations'], combinations.value.combinations),
    channel: channel.value.channel && {
      ...channel.value.channel,
      names: check.resolve(channel, ['channel', 'names'], channel.value.channel.names),
    },
    ciRuns: check.resolve(ciRuns, ['ci_runs'], ciRuns.value.ci_runs),
    assessments: check.resolve(assessments, ['assessments'], assessments.value.assessments),
    justifications: assessments.value.justifications,
  };
  if (check.diagnostics.length > 0) throw new SeedError(check.diagnostics);
  return seeds;
}

function sourceOf({ group: { value } }: SeedFiles): Source {
  const group = groupOf(value);
  return { ...group.reports, home: null, group };
}

async function readReports(folder: string, files: SeedFiles, source: Source) {
  const names = {
    aliases: files.projects.value.projects.flatMap(({ slug, aliases }) =>
      aliases.map((alias) => ({ slug, alias })),
    ),
    notAliases: files.projects.value.projects.flatMap(({ slug, not_aliases }) =>
      not_aliases.map((alias) => ({ slug, alias })),
    ),
    slugs: files.projects.value.projects.map(({ slug }) => slug),
    former: [],
    moved: [],
    ids: new Map<string, number>(),
    source,
  };
  const diagnostics: Diagnostic[] = [];
  const reports: { path: string; markdown: string; parsed: ParsedReport }[] = [];
  for (const { path, bytes } of await readSeedReports(folder)) {
    const { source, diagnostics: undecoded } = decodeReport(bytes, path);
    const read = source === null ? null : await readWith(names, source, path);
    const problems = [...undecoded, ...(read?.diagnostics ?? [])].filter(
      ({ severity }) => severity === 'error',
    );
    diagnostics.push(...problems);
    if (source === null || !read?.report || problems.length > 0) continue;
    const { date } = read.report;
    const same = reports.find(({ parsed }) => parsed.date === date);
    const message = `expected one report of ${date}, found ${same?.path} as well`;
    if (same)
      diagnostics.push({ path, line: 1, column: 1, severity: 'error', rule: 'seed-duplicate', message });
    else reports.push({ path, markdown: source, parsed: read.report });
  }
  if (diagnostics.length > 0) throw new SeedError(diagnostics);
  return reports;
}
