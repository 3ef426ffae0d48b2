import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { groupSchemaText } from '../../src/base/group-schema.ts';
import { client } from '../helpers/client.ts';
import { otherGroup } from '../helpers/group.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

let site: Site;
const other = otherGroup();
beforeAll(async () => {
  site = await openSite(other);
});
afterAll(() => site.close());

const VIEWS = [
  ...[
    '/',
    '/meetings',
    '/matrix',
    '/timeline',
    '/combinations',
    '/changes',
    '/compare',
    '/criteria',
    '/search',
  ],
  ...['/about', '/brief', '/projects/signed-wheels', '/projects/name-squatting', '/meetings/2024-03-05'],
  ...['/meetings/2024-03-05/revisions/1', '/records/1', '/search?q=wheels'],
];
const FILES = [
  ...['/changes.atom', '/changes/experimental.atom', '/changes.json', '/proposals.atom', '/meetings.atom'],
  ...['/meetings.ics', '/projects/signed-wheels.atom', '/badge/signed-wheels.svg', '/badge/nothing.json'],
];
/** Words of the group of the seeds. */
const FOREIGN = /[Ll]inux[Kk]it|[Mm]oby|[Ww]ire[Gg]uard|[Ll]andlock|sig-security|\bSIG\b|[Ss]ecurity project/;

test.each(VIEWS)('%s says the name and words of its own group alone', async (path) => {
  const html = await site.html(path);
  expect(html).toContain('Packaging Working Group');
  expect(html.match(FOREIGN)).toBeNull();
  expect(wordsOf(html)).not.toMatch(/Experimental|Graduated|testing channel|default kernels/);
});

test.each(FILES)('%s says no word of another group', async (path) => {
  const text = await (await site.get(path)).text();
  expect(text.match(FOREIGN)).toBeNull();
});

test('levels, projects and the group are called as its file calls them', async () => {
  const words = wordsOf(await site.html('/'));
  expect(words).toContain('Where the initiatives stand No initiative is ready yet. 1 is blocked.');
  expect(words).toContain('Which initiatives are ready?');
  expect(words).toContain('To enter Incubating Two members work on it');
  expect(words).toContain('0 Idea 1 Incubating 0 Trial 0 Published 1 None recorded');
  expect(words).toContain('2 initiatives');
  expect(wordsOf(await site.html('/projects/signed-wheels'))).toContain('To enter Trial');
});

test('a group without a channel has no page of one', async () => {
  expect(wordsOf(await site.html('/'))).not.toContain('Channel');
  await site.html('/channel', 404);
});

test('feeds, calendar and badges bear its name and words', async () => {
  const text = async (path: string) => (await site.get(path)).text();
  expect(await text('/meetings.atom')).toContain('<title>Meetings of the Packaging Working Group</title>');
  expect(await text('/changes/experimental.atom')).toContain('was recorded as Incubating');
  expect(await text('/meetings.ics')).toContain('SUMMARY:Packaging Working Group meeting');
  expect(await text('/badge/signed-wheels.json')).toContain('"message":"incubating"');
  expect(await text('/badge/nothing.json')).toContain('"label":"initiative"');
});

test('links lead into the repository of the group', async () => {
  expect(await site.html('/meetings/2024-03-05')).toContain(
    'https://gitlab.example.org/packaging/wg/-/blob/main/minutes/2024-03-05.md',
  );
});

test('the API tells of the group', async () => {
  const { data } = client(site.database, { settings: { source: other.config.source, staleDays: 30 } });
  const { group } = await data(
    '{ group { name shortName purpose homePage timeZone rhythm place channel staleDays projectWord projectsWord levels { readiness name means isUsed } } }',
  );
  expect(group).toMatchObject({
    name: 'Packaging Working Group',
    shortName: 'working group',
    homePage: 'https://packaging.example.org/wg',
    timeZone: 'Europe/Berlin',
    rhythm: 'every month on the 1st Tuesday',
    place: 'https://meet.example.org/packaging',
    channel: null,
    staleDays: 30,
    projectWord: 'initiative',
    projectsWord: 'initiatives',
  });
  expect(group.levels).toContainEqual({
    readiness: 'EXPERIMENTAL',
    name: 'Incubating',
    means: 'Two members work on it.',
    isUsed: true,
  });
  expect(group.levels).toContainEqual(expect.objectContaining({ readiness: 'RETIRED', isUsed: false }));
});

test('the schema of sig.yaml is published, and is what the program reads by', async () => {
  const response = await site.get('/sig.schema.json');
  expect(response.headers.get('content-type')).toContain('application/schema+json');
  expect(await response.json()).toEqual(JSON.parse(groupSchemaText()));
});

test('the program names no group: only the file format of compositions keeps its name', () => {
  const root = join(import.meta.dirname, '../..');
  const named = ['src', 'schema'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:tsx?|graphql|json|sh|js)$/.test(file))
      .flatMap((file) =>
        readFileSync(join(root, folder, file), 'utf8')
          .split('\n')
          .filter((line) => /linuxkit|moby|sig-security|security sig/i.test(line))
          .filter(
            (line) =>
              !/LinuxKit file|base LinuxKit|Base LinuxKit|LinuxKit (?:builds|names)|init\.linuxkit/.test(
                line,
              ),
          )
          .map((line) => `${folder}/${file}: ${line.trim()}`),
      ),
  );
  expect(named).toEqual([]);
});
