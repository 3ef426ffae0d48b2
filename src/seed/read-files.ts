import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { Diagnostic } from '../reports/diagnostics.ts';
import { SeedError } from './errors.ts';
import * as schemas from './schemas.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** `seeds/` of this package. */
export const DEFAULT_SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url));

const FILES = {
  group: ['sig.yaml', schemas.groupFile],
  people: ['people.yaml', schemas.peopleFile],
  projects: ['projects.yaml', schemas.projectsFile],
  deltas: ['deltas.yaml', schemas.deltasFile],
  criteria: ['criteria.yaml', schemas.criteriaFile],
  statusChanges: ['status-changes.yaml', schemas.statusChangesFile],
  proposals: ['proposals.yaml', schemas.proposalsFile],
  claims: ['claims.yaml', schemas.claimsFile],
  combinations: ['combinations.yaml', schemas.combinationsFile],
  channel: ['channel.yaml', schemas.channelFile],
  ciRuns: ['ci-runs.yaml', schemas.ciRunsFile],
  assessments: ['assessments.yaml', schemas.assessmentsFile],
} as const;

type Files = typeof FILES;
export type SeedFiles = { [K in keyof Files]: YamlFile<z.output<Files[K][1]>> };

/** Path as a person at the terminal would write it. */
const shown = (file: string) => {
  const path = relative('', file);
  return path.startsWith('..') ? file : path;
};

/**
 * The YAML files of a folder of seeds, each by its own schema.
 * @throws SeedError with every problem of every file.
 */
export async function readSeedFiles(folder: string): Promise<SeedFiles> {
  const read = await Promise.all(
    Object.entries(FILES).map(async ([noun, [name, schema]]) => {
      const path = join(folder, name);
      return { noun, ...readYaml(shown(path), await content(path), schema as z.ZodType) };
    }),
  );
  const diagnostics: Diagnostic[] = read.flatMap((file) => file.diagnostics);
  if (diagnostics.length > 0) throw new SeedError(diagnostics);
  return Object.fromEntries(read.map(({ noun, file }) => [noun, file])) as SeedFiles;
}

async function content(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const message = `expected a file that can be read: ${(error as Error).message}`;
    throw new SeedError([
      { path: shown(file), line: 1, column: 1, severity: 'error', rule: 'seed-file', message },
    ]);
  }
}

/** The reports of a folder of seeds, in the order of their names, which begin with the date. */
export async function readSeedReports(folder: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  const reports = join(folder, 'reports');
  const names = (await readdir(reports)).filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(reports, name);
      return { path: shown(path), bytes: await readFile(path) };
    }),
  );
}
