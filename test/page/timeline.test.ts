import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const wireguard = (html: string) =>
  /<g><a href="\/projects\/wireguard[\s\S]*?<\/a>([\s\S]*?)(?=<g><a |<\/svg>)/.exec(html)?.[1] ?? '';

test('has a line for each meeting and a row for each project, in a picture and in words', async () => {
  const html = await site.html('/timeline');
  expect(
    html.match(/<svg class="picture wide"[\s\S]*?<\/svg>/)?.[0].match(/<g><a href="\/projects\//g),
  ).toHaveLength(11);
  expect(html.match(/<path class="grid" d="M[\d.]+ 24V/g)).toHaveLength(7);
  const row = wireguard(html);
  expect(row.match(/class="band"/g)).toHaveLength(1);
  expect(row.match(/class="disc"/g)).toHaveLength(1);
  expect(row.match(/class="ring"/g)).toHaveLength(1);
  expect(row.match(/class="asked graduated"/g)).toHaveLength(1);
  expect(wordsOf(html)).toContain(
    'WireGuard: Experimental from 2017-03-17, recorded on 2017-05-24; Experimental confirmed on 2017-07-19; Graduated from 2017-07-20, not yet recorded by a meeting.',
  );
  expect(wordsOf(html)).toContain('shiftfs: Experimental from 2017-06-13, not yet recorded by a meeting.');
});

test('is read at any day and by either clock', async () => {
  expect(wordsOf(await site.html('/timeline?asOf=2017-06-01'))).toContain(
    'WireGuard: Experimental from 2017-03-17, recorded on 2017-05-24; Testing proposed on 2017-05-31.',
  );
  const recorded = wordsOf(await site.html('/timeline?clock=RECORDED&asOf=2017-08-31'));
  expect(recorded).toContain('the levels as the minutes had them');
  expect(recorded).toContain('WireGuard: Experimental from 2017-05-24;');
});

test('of nothing is said to be empty', async () => {
  const empty = await openSite({ fill: async () => {} });
  expect(wordsOf(await empty.html('/timeline'))).toContain(
    'No meeting has recorded a level yet, and no proposal is open.',
  );
  await empty.close();
});
