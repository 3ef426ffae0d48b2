import { afterAll, beforeAll, expect, test } from 'vitest';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill: async (db) => {
      await seed(db)
        .channel()
        .project('landlock')
        .meeting('2018-01-10', { scribe: 'scribe' })
        .record('EXPERIMENTAL')
        .meeting('2018-01-24', { state: 'PLANNED', startsAt: new Date('2018-01-24T16:00:00Z') })
        .meeting('2018-01-31', { state: 'CANCELLED', stateReason: 'Too few could come.' })
        .meeting('2018-02-07', {
          state: 'PLANNED',
          startsAt: new Date('2018-02-07T16:00:00Z'),
          lengthMinutes: 90,
        })
        .meeting('2018-02-14', { name: 'apac', state: 'PLANNED', jointWith: ['Kernel SIG'] })
        .meeting('2018-02-14', { name: 'emea', state: 'PLANNED' })
        .done();
    },
  });
});
afterAll(() => site?.close());

const wordsOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const words = async (path: string, status?: number) => wordsOf(await site.html(path, status));

test('a planned meeting whose hour has passed has nothing on record, wherever it is told', async () => {
  const overview = await words('/');
  expect(overview).toContain('2018-01-10 , which recorded:');
  expect(overview).toContain('2018-01-24 was planned, but nothing is on record of it.');
  expect(overview).toContain('The next one is planned for 2018-02-07');
  expect(await words('/meetings/2018-01-24')).toContain('Planned, nothing on record');
  expect(await words('/meetings')).toContain('Planned, nothing on record');
  expect(await (await site.get('/meetings.ics')).text()).toContain(
    'SUMMARY:Security SIG meeting (planned\\, nothing on record)',
  );
  expect(await words('/brief')).toMatch(
    /A meeting was planned for 2018-01-24 ?, but nothing is on record of it/,
  );
});

test('a cancelled meeting says why, and one to come when it is', async () => {
  expect(await words('/meetings/2018-01-31')).toContain('Cancelled: Too few could come.');
  const coming = await site.html('/meetings/2018-02-07');
  expect(coming).toContain('datetime="2018-02-07T16:00:00.000Z" data-instant');
  expect(wordsOf(coming)).toContain('Planned for 2018-02-07 16:00 UTC');
  expect(wordsOf(coming)).toContain('90 minutes');
  expect(await words('/meetings')).toContain('To come');
});

test('meetings of one day have addresses of their own, and the day alone leads to them', async () => {
  expect(await words('/meetings/2018-02-14-apac')).toContain('Meeting of 2018-02-14 apac');
  expect(await words('/meetings/2018-02-14-apac')).toContain('Kernel SIG');
  const ofDay = await site.html('/meetings/2018-02-14');
  expect(ofDay).toContain('href="/meetings/2018-02-14-apac"');
  expect(ofDay).toContain('href="/meetings/2018-02-14-emea"');
  await site.html('/meetings/2018-02-14-amer', 404);
  expect(await (await site.get('/meetings.ics')).text()).toContain(
    'SUMMARY:Security SIG meeting apac with Kernel SIG',
  );
});
