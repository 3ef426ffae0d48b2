import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, formatDiagnostic } from '../base/diagnostics.ts';
import type { Group } from '../base/group.ts';
import { groupFile, groupOf } from '../base/group-file.ts';
import { shownPath } from '../base/shown-path.ts';
import { readYaml } from '../base/yaml-file.ts';
import type { Environment } from './problems.ts';
import { toldOf } from './told.ts';

/** `seeds/` of this package: the folder of the group that is run unless another is named. */
export const DEFAULT_GROUP = fileURLToPath(new URL('../../seeds/', import.meta.url));

/** The group of a folder, by its `sig.yaml`; null, with everything that is wrong with the file, where it cannot be read. */
export function readGroup(
  folder: string,
  environment: Environment | null = null,
): { group: Group | null; problems: string[] } {
  const path = join(folder, 'sig.yaml');
  const problem = (message: string): Diagnostic => ({
    ...{ path: shownPath(path), line: 1, column: 1, severity: 'error', rule: 'seed-file', message },
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const message = `expected a file that can be read: ${(error as Error).message}`;
    return { group: null, problems: [formatDiagnostic(problem(message))] };
  }
  const { file, diagnostics } = readYaml(shownPath(path), text, groupFile);
  const told = file && toldOf(file.value, environment);
  return {
    group: file && groupOf(file.value, told?.tell),
    problems: [...diagnostics.map(formatDiagnostic), ...(told?.problems ?? [])],
  };
}
