import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSeeds } from '../../src/seed/read.ts';
import { DEFAULT_SEEDS } from '../../src/seed/read-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seeds-'));
  await cp(DEFAULT_SEEDS, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Replaces text in one of the seed files, and answers what reading the folder then says. */
async function broken(file: string, from: string, to: string): Promise<string> {
  const path = join(folder, file);
  const content = await readFile(path, 'utf8');
  expect(content).toContain(from);
  await writeFile(path, content.replace(from, to));
  const lineOf = content.slice(0, content.indexOf(from)).split('\n').length;
  const error = await readSeeds(folder).then(
    () => 'no error',
    (error: Error) => error.message,
  );
  return error.replaceAll(`${folder}/`, '').replaceAll(`:${lineOf}:`, ':HERE:');
}

test('the seeds as they are have no error', async () => {
  await expect(readSeeds(folder)).resolves.toBeDefined();
});

test.each([
  [
    'a key twice',
    'projects.yaml',
    '    name: Landlock\n',
    '    name: Landlock\n    name: Landlock\n',
    /^projects\.yaml:\d+:5 Map keys must be unique \[yaml\]$/,
  ],
  [
    'a day that is none',
    'proposals.yaml',
    'opened_on: 2017-03-21',
    'opened_on: 2017-02-31',
    /^proposals\.yaml:HERE:16 proposals\.0\.opened_on: expected a date as YYYY-MM-DD, got "2017-02-31" \[seed-value\]$/,
  ],
  [
    'a level that is none',
    'status-changes.yaml',
    'to: ONGOING',
    'to: DONE',
    /^status-changes\.yaml:HERE:9 changes\.0\.to: Invalid option: expected one of "PROPOSED".*, got "DONE" \[seed-value\]$/,
  ],
  [
    'a misspelt key',
    'projects.yaml',
    'summary: A tracer',
    'sumary: A tracer',
    /^projects\.yaml:\d+:5 projects\.5\.summary: .*\nprojects\.yaml:HERE:5 expected no key named sumary \[seed-key\]$/,
  ],
  [
    'a project that is not there',
    'claims.yaml',
    'projects: [kspp, landlock]',
    'projects: [kspp, landlok]',
    /^claims\.yaml:HERE:22 expected the name of a project of the seeds, got landlok \[seed-reference\]$/,
  ],
  [
    'a criterion that is not there',
    'ci-runs.yaml',
    'criterion: ci-boots',
    'criterion: ci-boot',
    /^ci-runs\.yaml:HERE:16 expected the name of a criterion of the seeds, got ci-boot \[seed-reference\]$/,
  ],
  [
    'a meeting that was not held',
    'channel.yaml',
    'meeting: 2017-06-07',
    'meeting: 2017-08-30',
    /^channel\.yaml:HERE:16 expected the name of a meeting of the seeds, got 2017-08-30 \[seed-reference\]$/,
  ],
  [
    'a quoted line that is not in the paraphrase',
    'criteria.yaml',
    'note: one purpose is',
    'note: one aim is',
    /^criteria\.yaml:HERE:43 expected one note of 2017-06-07 with the text "one aim is .*", found 0 \[seed-line\]$/,
  ],
  [
    'a line of another meeting',
    'status-changes.yaml',
    '{ report: 2017-07-19, note',
    '{ report: 2017-08-02, note',
    /^status-changes\.yaml:HERE:25 confirmations\.0\.rests_on\.report: expected a line of the meeting that recorded it/,
  ],
  [
    'a source that is none',
    'criteria.yaml',
    'source: projects/README.md#L3',
    'source: the README',
    /^criteria\.yaml:HERE:13 criteria\.0\.source: expected an http or https URL, or a path .*, got "the README" \[seed-value\]$/,
  ],
  [
    'a claim made twice',
    'claims.yaml',
    'projects: [kspp, landlock]',
    'projects: [kspp, miragesdk]',
    /^claims\.yaml:\d+:15 expected it once, got it again: kspp \+ miragesdk \[seed-duplicate\]$/,
  ],
  [
    'one alias for two projects',
    'projects.yaml',
    'aliases: [shiftfs]',
    'aliases: [okernel]',
    /^projects\.yaml:HERE:15 expected it once, got it again: okernel \[seed-duplicate\]$/,
  ],
  [
    'CI settings on a review',
    'criteria.yaml',
    '    kind: REVIEW\n',
    '    kind: REVIEW\n    required_runs: 3\n',
    /^criteria\.yaml:\d+:5 criteria\.0: expected required_runs and window_days for kind CI/,
  ],
  [
    'a broken report',
    'reports/2017-07-05.md',
    '# 2017-07-05\n',
    '# 2017-02-30\n',
    /^reports\/2017-07-05\.md:HERE:3 expected a title with the date .*the calendar has no 2017-02-30 \[title-date\]$/,
  ],
])('%s is refused, with its place', async (_, file, from, to, expected) => {
  expect(await broken(file, from, to)).toMatch(expected);
});

test('all files are read before anything is said: two broken ones are both named', async () => {
  await writeFile(join(folder, 'people.yaml'), 'people: {}\n');
  expect(await broken('ci-runs.yaml', 'status: PASSED', 'status: FINE')).toMatch(
    /^people\.yaml:1:9 people: .*\nci-runs\.yaml:HERE:13 ci_runs\.0\.status: /,
  );
});

test('a second report of one day is refused, and so is a file that is missing', async () => {
  await cp(join(folder, 'reports/2017-05-24.md'), join(folder, 'reports/again.md'));
  await expect(readSeeds(folder)).rejects.toThrow(
    /reports\/again\.md:1:1 expected one report of 2017-05-24, found .*2017-05-24\.md as well \[seed-duplicate\]$/,
  );
  await rm(join(folder, 'projects.yaml'));
  await expect(readSeeds(folder)).rejects.toThrow(
    /projects\.yaml:1:1 expected a file that can be read: ENOENT/,
  );
});
