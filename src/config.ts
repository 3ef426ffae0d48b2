import type { Group } from './base/group.ts';
import { sourceFrom } from './base/source.ts';
import { DEFAULT_GROUP, readGroup } from './config/group.ts';
import { contradictions, type Environment, misspellings } from './config/problems.ts';
import { type Config, settings, type Values } from './config/settings.ts';

export { isPlace } from './config/setting.ts';
export type { Config } from './config/settings.ts';

/** Every setting, in the order of the table in docs/settings.md. `fallback` null: there is no default. */
export const settingsTable: readonly { name: string; fallback: string | null; meaning: string }[] =
  Object.values(settings).map(({ name, fallback, meaning }) => ({ name, fallback, meaning }));

/** Every setting as it stands, for people: no secret, and no password within an address. */
export const shownSettings = (
  environment: Environment = process.env,
): { name: string; value: string; isSet: boolean }[] =>
  Object.values(settings).map(({ name, fallback, isSecret }) => {
    const text = environment[name];
    const value = (text ?? fallback ?? '').replace(/(\w:\/\/)[^/?#\s"]*@/g, '$1…@');
    return { name, value: isSecret && text ? 'set (not shown)' : value, isSet: text !== undefined };
  });

/** The socket that systemd has opened for this process; null where it has opened none. */
export const passedSocket = (environment: Environment = process.env): number | null =>
  environment.LISTEN_PID === String(process.pid) && environment.LISTEN_FDS === '1' ? 3 : null;

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
    // A setting that cannot be read counts with its default, so that contradictions among the rest are found as well.
    return [key, fallback === null ? null : schema.parse(fallback)];
  });
  const read = Object.fromEntries(values) as Values;
  const groupFolder = read.groupFolder ?? DEFAULT_GROUP;
  const { group, problems: ofGroup } = readGroup(groupFolder, environment);
  problems.push(...ofGroup);
  if (!group) throw new ConfigError([...problems, ...contradictions(environment, read)]);
  const config = configOf(read, groupFolder, group);
  problems.push(...contradictions(environment, config));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
