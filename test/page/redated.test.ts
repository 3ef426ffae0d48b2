import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, api } from '../graphql/write/api.ts';
import { testDatabase } from '../helpers/database.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

const NOW = '2018-02-01T12:00:00Z';
const WRONG = '2017-11-02';
const RIGHT = '2017-11-01';
const reason = 'It was a Wednesday.';

let site: Site;
let tracker: Api;
let chair: string;
beforeAll(async () => {
  const database = await testDatabase('pglite', { seeded: true });
  site = await openSite({ on: database, now: NOW });
  tracker = api(database, { now: NOW });
  chair = await tracker.token('CHAIR');
  const markdown = `# ${WRONG}\n\n## Agenda\n- Notes\n\n## Meeting Notes\n- WireGuard boots\n`;
  await tracker.act(chair, 'importReport', { markdown });
  await tracker.act(chair, 'redateMeeting', { meeting: WRONG, to: RIGHT, reason });
});
afterAll(async () => {
  await site?.close();
  await site?.database.close();
});

const leadsTo = async (path: string) => {
  const response = await site.get(path);
  return `${response.status} ${response.headers.get('location')}`;
};

test('addresses of a meeting that was entered under a wrong date lead to the right one', async () => {
  expect(await leadsTo(`/meetings/${WRONG}`)).toBe(`308 /meetings/${RIGHT}`);
  expect(await leadsTo(`/meetings/${WRONG}?asOf=2018-01-01`)).toBe(`308 /meetings/${RIGHT}?asOf=2018-01-01`);
  expect(await leadsTo(`/meetings/${WRONG}/revisions/1`)).toBe(`308 /meetings/${RIGHT}/revisions/1`);
  expect(await site.html(`/meetings/${RIGHT}/revisions/1`)).toContain('id="L7"');
  expect(await tracker.read(`{ meeting(date: "${WRONG}") { date } }`)).toEqual({ meeting: { date: RIGHT } });
});

test('corrected twice, both lead to the last; corrected back, the first is itself again', async () => {
  await tracker.act(chair, 'redateMeeting', { meeting: RIGHT, to: '2017-10-31', reason });
  for (const day of [WRONG, RIGHT])
    expect(await leadsTo(`/meetings/${day}`)).toBe('308 /meetings/2017-10-31');
  await tracker.act(chair, 'redateMeeting', { meeting: '2017-10-31', to: WRONG, reason });
  await site.html(`/meetings/${WRONG}`);
  expect(await leadsTo(`/meetings/${RIGHT}`)).toBe(`308 /meetings/${WRONG}`);
});

test('another meeting that takes the day has the address', async () => {
  await tracker.act(chair, 'scheduleMeeting', { date: RIGHT, startsAt: `${RIGHT}T16:00:00Z` });
  await site.html(`/meetings/${RIGHT}`);
  await site.html('/meetings/2017-11-03', 404);
});

test('what was taken out of a report is told on the page of the revision to everybody, at its line', async () => {
  const markdown =
    '# 2017-11-15\n\n## Agenda\n- Notes\n\n## Meeting Notes\n- WireGuard boots\n- the password is hunter2\n';
  await tracker.act(chair, 'importReport', { markdown });
  await tracker.act(chair, 'importReport', { markdown: markdown.replace('boots', 'boots again') });
  const admin = await tracker.token('ADMIN', [], { person: 'admin' });
  const redact = { meeting: '2017-11-15', revision: 2, lineStart: 8, reason: 'A password stood there.' };
  expect((await tracker.act(admin, 'redactLines', redact)).__typename).toBe('RedactLinesSuccess');
  for (const number of [1, 2]) {
    const html = await site.html(`/meetings/2017-11-15/revisions/${number}`);
    expect(html).not.toContain('hunter2');
    expect(html).toMatch(/<tr id="L8".*?<a href="#taken-out">taken out<\/a>/s);
    expect(html).toContain('id="taken-out"');
    expect(wordsOf(html)).toContain(
      `Line 8 of revision ${number} was taken out on 2018-02-01: A password stood there.`,
    );
    expect(html.match(/was taken out on/g)).toHaveLength(1);
  }
});
