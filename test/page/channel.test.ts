import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const words = async (path: string) => wordsOf(await site.html(path));

const enter = (slug: string) =>
  site.database.db.execute(sql`
    insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, override, entered_by, sequence)
    select project.id, meeting.id, meeting.date, 'CHANGE', 'SET', 'TESTING', meeting.date, 'STATED', 'as the minutes say',
      'to be seen in a test', (select min(id) from people), 99
    from projects project, meetings meeting where project.slug = ${slug} and meeting.date = '2017-08-16'`);

test('nothing is in the channel; its names lead to where they come from, its candidates to their gates', async () => {
  const html = await site.html('/channel');
  const page = wordsOf(html);
  expect(page).toContain('No project is in the testing channel.');
  expect(page).toMatch(/What it was called.*since \d{4}-\d{2}-\d{2}/);
  expect(html).toMatch(/<a href="\/meetings\/2017-05-24">/);
  expect(page).toMatch(/WireGuard: (open|blocked|no adopted criteria)/);
  expect(page).not.toContain('LinuxKit file');
});

test('its members are there from the day they entered, with the meeting, and as one file', async () => {
  await enter('wireguard');
  await enter('miragesdk');
  const page = await words('/channel');
  expect(page).toContain('WireGuard, since 2017-08-16, recorded by the meeting of 2017-08-16');
  expect(page).toContain('As one LinuxKit file');
  expect(page).toContain('linuxkit/runc');
  expect(page).toMatch(/okernel: blocked/);
  expect(await words('/channel?asOf=2017-08-15')).toContain('No project is in the testing channel.');
});

test('members that do not go into one file are said to clash, and what is needed', async () => {
  await enter('ima-namespace');
  const page = await words('/channel');
  expect(page).toContain('Its members cannot be put into one file:');
  expect(page).toMatch(/one kernel built for both/);
});
