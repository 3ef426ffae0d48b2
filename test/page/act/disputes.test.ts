import { expect, test } from 'vitest';
import { visitor } from '../../helpers/browser-session.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { seededSite, signedIn } from '../../helpers/signed-in.ts';
import { type Site, wordsOf } from '../../helpers/site.ts';

const HOSTILE = '# It was *not* said\n<script>alert(1)</script> [x](javascript:alert(1)) & - [ ] do it';

const ask = async (site: Site, query: string, token?: string) => {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...(await response.json()) };
};

describeOnBoth('what readers say is wrong', (open) => {
  test('is held back until a chair has published it; then everybody reads it, and the next agenda quotes it', async () => {
    const site = await seededSite(open);
    const reader = visitor(site);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const maintainer = await signedIn(site, 'MAINTAINER', { projects: ['landlock'], person: 'l0kod' });
    const before = await reader.get('/records/3');
    const path = (/href="(\/act\/raise-dispute[^"]+)"/.exec(before.text)?.[1] ?? '').replaceAll('&amp;', '&');
    expect(path).toBe('/act/raise-dispute?record=3');
    const form = await reader.get(path);
    expect(form.response.headers.get('cache-control')).toBe('private, no-store');
    expect(wordsOf(form.text)).toMatch(/Record 3: .*meeting of 2017/);

    const empty = await reader.fill(path, { contact: 'me@example.org' });
    expect([empty.status, wordsOf(empty.text).includes('What is wrong: This is needed.')]).toEqual([
      422,
      true,
    ]);
    expect(empty.text).toContain('value="me@example.org"');
    const long = await reader.fill(path, { reason: 'x'.repeat(1001) });
    expect([long.status, wordsOf(long.text).includes('Expected at most 1000 characters')]).toEqual([
      422,
      true,
    ]);
    const sent = await reader.fill(path, { reason: HOSTILE, contact: 'me@example.org' });
    expect([sent.status, sent.location]).toEqual([303, '/records/3?done=raiseDispute']);
    expect(sent.response.headers.getSetCookie()).toEqual([]);
    expect(wordsOf((await reader.get(sent.location ?? '')).text)).toContain(
      'Thank you. A chair will read it.',
    );

    // Nobody but a chair sees that there is one.
    const QUERY = '{ disputes { totalCount nodes { id reason contact state } } }';
    const SHUT = '{ disputes(state: [WAITING]) { totalCount } }';
    for (const who of [reader, maintainer])
      for (const page of ['/records/3', '/disputes', '/brief'])
        expect([page, (await who.get(page)).text.includes('It was *not* said')]).toEqual([page, false]);
    expect((await ask(site, QUERY)).data.disputes.totalCount).toBe(0);
    expect((await ask(site, QUERY, maintainer.token)).data.disputes.totalCount).toBe(0);
    expect((await ask(site, SHUT)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(site, SHUT, maintainer.token)).errors[0].extensions.code).toBe('FORBIDDEN');
    const { id } = (await ask(site, QUERY, chair.token)).data.disputes.nodes[0];
    expect((await ask(site, `{ node(id: "${id}") { id } }`)).data.node).toBeNull();
    expect((await reader.get('/records/3')).text).toBe(before.text);

    const brief = await chair.get('/brief');
    expect(wordsOf(brief.text)).toContain('1 reader says that something is wrong');
    const waiting = await chair.get('/disputes');
    expect(wordsOf(waiting.text)).toContain('To reach them: me@example.org');
    expect(waiting.text).not.toContain('<script>alert');
    expect((await maintainer.get(`/act/publish-dispute?dispute=${id}`)).status).toBe(403);
    const published = await chair.fill(`/act/publish-dispute?dispute=${id}`, {});
    expect(published.location).toBe('/disputes?done=publishDispute');
    const again = await chair.fill(`/act/publish-dispute?dispute=${id}`, { dispute: id });
    expect(wordsOf(again.text)).toContain('A chair has decided this dispute already: it is published.');

    const shown = await reader.get('/records/3');
    expect(wordsOf(shown.text)).toContain('Said to be wrong');
    expect(shown.text).toContain('&lt;script');
    expect(shown.text).not.toMatch(/<script>alert|href="javascript/);
    expect((await ask(site, QUERY)).data.disputes.nodes).toEqual([
      { id, reason: HOSTILE, contact: null, state: 'PUBLISHED' },
    ]);
    await chair.fill('/act/schedule-meeting', { date: '2018-02-07' });
    const QUOTED = '{ meeting(date: "2018-02-07") { agendaReport } }';
    const agenda = (await ask(site, QUOTED, chair.token)).data.meeting.agendaReport as string;
    const line = agenda.split('\n').find((one) => one.includes('It was')) ?? '';
    expect(line).toMatch(/^ +[-*] record 3 \(/);
    // What was typed is text there as well.
    expect(line).not.toMatch(/[^\\]<script|[^\\]\*not|[^\\]\[x\]\(/);

    const answered = await chair.fill(`/act/answer-dispute?dispute=${id}`, { reason: 'The minutes say so.' });
    expect(answered.location).toBe('/disputes?done=answerDispute');
    expect(wordsOf((await reader.get('/records/3')).text)).toContain(
      '@riyazdf , a chair: The minutes say so.'.replace(' ,', ','),
    );
    expect((await ask(site, QUOTED, chair.token)).data.meeting.agendaReport).not.toContain('It was');
    expect((await ask(site, QUERY, chair.token)).data.disputes.nodes[0].contact).toBeNull();
    const { rows } = await site.database.db.execute<{ act: string; handle: string; details: object }>(
      `select act, handle, details from audit_events event join people on people.id = actor_id where act like '%Dispute' order by event.id`,
    );
    expect(rows.map(({ act, handle }) => `${act} ${handle}`)).toEqual([
      'raiseDispute sig-status-reader',
      'publishDispute riyazdf',
      'answerDispute riyazdf',
    ]);
    expect(JSON.stringify(rows)).not.toContain('me@example.org');
  });

  test('a line of the minutes as well; a chair dismisses it, and nobody else ever sees it', async () => {
    const site = await seededSite(open);
    const reader = visitor(site);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const page = await reader.get('/meetings/2017-05-24/revisions/1');
    const path = (/href="(\/act\/raise-dispute[^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll('&amp;', '&');
    const far = await reader.fill(path, { line: '99999', reason: 'It is not there.' });
    expect(wordsOf(far.text)).toMatch(/Line: Expected a line from 1 to \d+; got 99999/);
    const tried = await reader.fill(path, { line: '3', reason: 'Nobody said that.' }, 'preview');
    expect(wordsOf(tried.text)).toMatch(/Line 3 reads: “/);
    const sent = await reader.fill(path, { line: '3', reason: 'Nobody said that.' });
    expect(sent.location).toBe('/meetings/2017-05-24/revisions/1?done=raiseDispute');
    const listed = await chair.get('/disputes');
    const dismiss = /href="(\/act\/dismiss-dispute[^"]+)"/.exec(listed.text)?.[1] ?? '';
    expect((await chair.fill(dismiss, { reason: 'They did.' })).location).toBe(
      '/disputes?done=dismissDispute',
    );
    expect((await reader.get('/disputes')).text).not.toContain('Nobody said that.');
    expect((await chair.get('/disputes')).text).toContain('Nobody said that.');
    expect((await reader.get('/meetings/2017-05-24/revisions/1')).text).toBe(page.text);
  });

  test('so often in an hour, from our own pages alone, and sent twice it is said once', async () => {
    const site = await seededSite(open, { config: { disputesPerHour: 2 } });
    const reader = visitor(site);
    const path = '/act/raise-dispute?record=3';
    const form = await reader.get(path);
    const key = /name="key" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const fields: [string, string][] = [
      ['record', '3'],
      ['reason', 'It is wrong.'],
      ['key', key],
      ['do', 'act'],
    ];
    for (const origin of ['https://evil.example', 'null'])
      expect((await reader.post(path, fields, { origin })).status).toBe(403);
    for (let tries = 0; tries < 4; tries++)
      expect((await reader.fill(path, { reason: 'Only to see.' }, 'preview')).status).toBe(200);
    expect((await reader.post(path, fields)).status).toBe(303);
    expect((await reader.post(path, fields)).status).toBe(303);
    const third = await reader.fill(path, { reason: 'One more, typed at length.' });
    expect(third.status).toBe(429);
    expect(wordsOf(third.text)).toMatch(/At most 2 messages that something is wrong an hour are taken/);
    expect(third.text).toContain('One more, typed at length.');
    const RAISE = 'raiseDispute(input: { record: 3, reason: "x" }) { __typename }';
    expect((await ask(site, `mutation { a: ${RAISE} b: ${RAISE} }`)).status).toBe(429);
    const { rows } = await site.database.db.execute('select reason from disputes');
    expect(rows).toEqual([{ reason: 'It is wrong.' }]);
  });
});
