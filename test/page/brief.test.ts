import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_JUDGED } from '../../src/domain/project/listed.ts';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ now: '2017-09-05T12:00:00Z' });
});
afterAll(() => site.close());

test('begins at the last meeting, and links each thing to what it rests on', async () => {
  const html = await site.html('/brief');
  const words = wordsOf(html);
  expect(words).toContain('what has happened since 2017-08-16');
  expect(words).toContain(
    'WireGuard was proposed as Graduated on 2017-07-20, effective 2017-07-20, but no meeting has recorded it yet',
  );
  expect(words).toContain(
    'Kernel Self Protection Project was on the agenda of 2017-05-24, but no note mentions it.',
  );
  expect(html).toMatch(
    /no note mentions it\..{0,300}<a href="\/projects\/kspp">.{0,200}<a href="\/meetings\/2017-05-24">/s,
  );
  expect(words).toContain('There is nothing to report on:');
});

test('tells since the day that is asked for', async () => {
  const words = wordsOf(await site.html('/brief?since=2017-07-19'));
  expect(words).toContain('WireGuard: Experimental confirmed, by the meeting of 2017-07-19');
  await site.html('/brief?since=2017-09-06', 400);
  await site.html('/brief?since=soon', 400);
});

test('has nothing to tell where no meeting is on record', async () => {
  const empty = await openSite({ fill: async () => {} });
  expect(wordsOf(await empty.html('/brief'))).toContain('No meeting is on record');
  await empty.close();
});

test('of more projects than it looks at it goes on page by page, and says of how many it tells', async () => {
  const many = await openSite({ fill: (db) => seedManyProjects(db, MOST_JUDGED + 10) });
  try {
    const first = await many.html('/brief?since=2017-05-24');
    expect(wordsOf(first)).toContain(
      `covers the contradictions, gates and expiries of ${MOST_JUDGED} projects`,
    );
    const next = /<a href="([^"]+)" rel="next">/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toMatch(/^\/brief\?since=2017-05-24&after=./);
    const second = await many.html(next);
    expect(wordsOf(second)).toContain('expiries of 10 projects, which follow those of the page before');
    expect(second).not.toContain('rel="next"');
    expect(second).toContain('href="/brief?since=2017-05-24" rel="first"');
    await many.html('/brief?since=2017-05-24&after=elsewhere', 400);
  } finally {
    await many.close();
  }
  expect(await site.html('/brief')).not.toContain('projects here');
});
