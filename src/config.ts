import type { Group } from './base/group.ts';
import { sourceFrom } from './base/source.ts';
import { DEFAULT_GROUP, readGroup } from './config/group.ts';
import { contradictions, type Environment, misspellings } from './config/problems.ts';
import { type Config, settings, type Values } from './config/settings.ts';

export type { Config } from './config/settings.ts';

/** Every setting, in the order of the README's table. `fallback` null: unset, and nothing stands for it. */
export const settingsTable: readonly { name: string; fallback: string | null; meaning: string }[] =
  Object.values(settings).map(({ name, fallback, meaning }) => ({ name, fallback, meaning }));

/** Everything that is wrong with the environment, one sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const configOf = (read: Values, groupFolder: string, group: Group): Config => ({
  ...read,
  groupFolder,
  group,
  staleDays: read.staleDays ?? group.staleDays,
  source: { ...sourceFrom(group.reports, read.source), group },
});

/** Reads every setting; throws one {@link ConfigError} that lists all that is misspelt, malformed or contradictory. */
export function readConfig(environment: Environment = process.env): Config {
  const problems = misspellings(environment);
  const values = Object.entries(settings).map(([key, { name, fallback, schema, isSecret }]) => {
    const text = environment[name];
    if (text === '' && fallback !== '')
      problems.push(`${name}: is set but empty; unset it or give it a value.`);
    const given = text || fallback;
    if (given === null) return [key, null];
    const result = schema.safeParse(given);
    if (result.success) return [key, result.data];
    const came = isSecret ? 'another kind of value (not shown)' : JSON.stringify(given.slice(0, 100));
    problems.push(`${name}: expected ${result.error.issues[0]?.message}, got ${came}.`);
    // What cannot be read is judged by its default, so that contradictions among the rest are found as well.
    return [key, fallback === null ? null : schema.parse(fallback)];
  });
  const read = Object.fromEntries(values) as Values;
  const groupFolder = read.groupFolder ?? DEFAULT_GROUP;
  const { group, problems: ofGroup } = readGroup(groupFolder);
  problems.push(...ofGroup);
  if (!group) throw new ConfigError([...problems, ...contradictions(environment, read)]);
  const config = configOf(read, groupFolder, group);
  problems.push(...contradictions(environment, config));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
