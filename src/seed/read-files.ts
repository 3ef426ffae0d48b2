import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { shownPath as shown } from '../base/shown-path.ts';
import { readYaml, type YamlFile } from '../base/yaml-file.ts';
import type { Diagnostic } from '../reports/diagnostics.ts';
import { SeedError } from './errors.ts';
import * as schemas from './schemas.ts';

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

/** What a file that is left out stands for; those without an entry have to be there. */
const LEFT_OUT: Partial<Record<keyof typeof FILES, object>> = {
  people: {},
  deltas: { base: null, deltas: {} },
  criteria: { criteria: [] },
  statusChanges: { changes: [], confirmations: [] },
  proposals: { proposals: [] },
  claims: { claims: [], external: [] },
  combinations: { combinations: [] },
  channel: { channel: null },
  ciRuns: { ci_runs: [] },
  assessments: { justifications: null, assessments: [] },
};

type Files = typeof FILES;
export type SeedFiles = { [K in keyof Files]: YamlFile<z.output<Files[K][1]>> };

/**
 * The YAML files of a folder of seeds, each by its own schema.
 * @throws SeedError with every problem of every file.
 */
export async function readSeedFiles(folder: string): Promise<SeedFiles> {
  const read = await Promise.all(
    Object.entries(FILES).map(async ([noun, [name, schema]]) => {
      const path = join(folder, name);
      const text = await content(path, LEFT_OUT[noun as keyof Files]);
      return { noun, ...readYaml(shown(path), text, schema as z.ZodType) };
    }),
  );
  const diagnostics: Diagnostic[] = read.flatMap((file) => file.diagnostics);
  if (diagnostics.length > 0) throw new SeedError(diagnostics);
  return Object.fromEntries(read.map(({ noun, file }) => [noun, file])) as SeedFiles;
}

async function content(file: string, leftOut?: object): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (leftOut && (error as NodeJS.ErrnoException).code === 'ENOENT') return JSON.stringify(leftOut);
    const message = `expected a file that can be read: ${(error as Error).message}`;
    throw new SeedError([
      { path: shown(file), line: 1, column: 1, severity: 'error', rule: 'seed-file', message },
    ]);
  }
}

/** The reports of a folder of seeds, in the order of their names, which begin with the date. */
export async function readSeedReports(folder: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  const reports = join(folder, 'reports');
  const all = await readdir(reports).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = all.filter((name) => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(reports, name);
      return { path: shown(path), bytes: await readFile(path) };
    }),
  );
}
