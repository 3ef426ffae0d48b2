import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { OTHER_GROUP } from '../helpers/group.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'group-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function problemsOf(yaml: string): readonly string[] {
  writeFileSync(join(folder, 'sig.yaml'), yaml);
  try {
    readConfig({ SIG_STATUS_GROUP: folder });
  } catch (error) {
    if (error instanceof ConfigError)
      return error.problems.map((problem) => problem.replace(`${folder}/`, ''));
    throw error;
  }
  return [];
}

const LEAST = `name: Example Group
short_name: group
purpose: What we make.
repository: https://github.com/example/group
`;

test('what is left out has plain words', () => {
  expect(problemsOf(LEAST)).toEqual([]);
  const { group, staleDays, source } = readConfig({ SIG_STATUS_GROUP: folder });
  expect(group).toMatchObject({ timeZone: 'UTC', channel: null, place: null, project: { one: 'project' } });
  expect(group.levels.TESTING).toMatchObject({ name: 'Testing', isUsed: true });
  expect(staleDays).toBe(90);
  expect(source).toMatchObject({
    repository: 'https://github.com/example/group',
    branch: 'main',
    folder: '',
  });
});

test('every problem of the file is told at once, each with its line and column', () => {
  const problems = problemsOf(`name: Example Group
short_name: group
purpose: What we make.
repository: github.com/example
time_zone: Mars/Olympus
rhythm: { first: 2024-02-30, rule: FREQ=DAILY, at: 9 }
stale_days: 0
levels:
  DONE: { name: Done, means: Done. }
  TESTING: { name: Trial }
chanel: trial
`);
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'sig.yaml:4:13',
    'sig.yaml:5:12',
    'sig.yaml:6:18',
    'sig.yaml:6:36',
    'sig.yaml:6:52',
    'sig.yaml:7:13',
    'sig.yaml:9:3',
    'sig.yaml:10:12',
    'sig.yaml:11:1',
  ]);
  expect(problems[1]).toContain('expected a time zone such as Europe/Berlin, got "Mars/Olympus"');
  expect(problems.at(-1)).toContain('expected no key named chanel');
});

test('problems of the file and of the settings are told together', () => {
  writeFileSync(join(folder, 'sig.yaml'), 'name: x\n');
  expect(() => readConfig({ SIG_STATUS_GROUP: folder, PORT: 'x' })).toThrow(
    /PORT: expected a whole number.*\n.*sig\.yaml:1:1 short_name: /s,
  );
});

test('a folder without sig.yaml is refused with its name', () => {
  expect(() => readConfig({ SIG_STATUS_GROUP: folder })).toThrow(
    /sig\.yaml:1:1 expected a file that can be read/,
  );
});

test('a setting stands before the file', () => {
  const config = readConfig({ SIG_STATUS_GROUP: OTHER_GROUP, SIG_STATUS_STALE_DAYS: '7' });
  expect(config.staleDays).toBe(7);
  expect(readConfig({ SIG_STATUS_GROUP: OTHER_GROUP }).staleDays).toBe(30);
});
