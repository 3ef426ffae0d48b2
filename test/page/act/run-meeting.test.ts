import { expect, test } from 'vitest';
import { filled } from '../../helpers/browser-session.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { seededSite, signedIn } from '../../helpers/signed-in.ts';
import { wordsOf, wordsWithin } from '../../helpers/site.ts';

describeOnBoth('a meeting that is run on the page', (open) => {
  test('goes from its agenda over decisions to records and Markdown, which imports again without a change', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    await chair.fill('/act/schedule-meeting', {
      date: '2018-02-01',
      startsAt: '2018-02-01 11:30',
      lengthMinutes: '60',
    });
    const path = '/meetings/2018-02-01/run';
    const start = await chair.get(path);
    expect(start.status).toBe(200);
    expect(wordsOf(start.text)).toContain('WireGuard to Graduated');
    expect(wordsOf(start.text)).toContain('11:30 Introductions & Administrivia 5 min');

    // What waits fills the form, and what was typed stays.
    const [, waits = ''] =
      /name="fill" value="(kind=CHANGE&amp;project=wireguard[^"]*)"/.exec(start.text) ?? [];
    const chosen = await chair.post(path, [
      ...filled(start.text, {}, 'save').filter(([name]) => name !== 'do'),
      ['fill', waits.replaceAll('&amp;', '&')],
    ]);
    expect(chosen.text).toMatch(
      /name="effectiveOn"[^>]*value="2017-07-20"|value="2017-07-20"[^>]*name="effectiveOn"/,
    );

    const decide = { effectiveOn: '', project: 'wireguard', kind: 'CHANGE', reason: 'Everybody was for it.' };
    const blocked = await chair.post(path, filled(chosen.text, { ...decide, to: 'GRADUATED' }, 'add'));
    expect(blocked.status).toBe(422);
    expect(wordsOf(blocked.text)).toContain('Nothing was recorded.');
    expect(blocked.text).toContain('- wireguard: EXPERIMENTAL -> GRADUATED: Everybody was for it.');
    const added = await chair.post(path, filled(blocked.text, { to: 'TESTING' }, 'add'));
    expect([added.status, wordsWithin(added.text, 'p', 'class="notice good"')]).toEqual([
      200,
      'The decision is on the list. Nothing is recorded until you close the meeting.',
    ]);
    const [, before = ''] = /<textarea id="notes"[^>]*>(.*?)<\/textarea>/s.exec(added.text) ?? [];
    const notes = `${before.replaceAll('&amp;', '&').replaceAll('&lt;', '<')}\n- WireGuard\n  - @riyazdf: all is well with <it>\n`;
    const saved = await chair.post(path, filled(added.text, { notes }, 'save'));
    expect(saved.status).toBe(200);
    expect(wordsOf((await chair.get('/projects/wireguard')).text)).not.toContain('Everybody was for it.');

    const tried = await chair.post(path, filled(saved.text, {}, 'preview'));
    expect(wordsOf(tried.text)).toContain('The report would be taken as it stands.');
    const closing = filled(tried.text, {}, 'close');
    const closed = await chair.post(path, closing);
    expect([closed.status, closed.location]).toEqual([303, `${path}?closed`]);
    expect((await chair.post(path, closing)).location).toBe(`${path}?closed`);
    const project = wordsOf((await chair.get('/projects/wireguard')).text);
    expect(project).toContain('Everybody was for it.');
    const file = await chair.get(`${path}.md`);
    expect(file.response.headers.get('content-disposition')).toBe('attachment; filename="2018-02-01.md"');
    expect(file.text).toContain(
      '## Decisions\n\n- wireguard: EXPERIMENTAL -> TESTING: Everybody was for it.\n',
    );
    const again = await chair.fill('/act/import-report', { markdown: file.text }, 'preview');
    expect(wordsWithin(again.text, 'aside', 'class="outcome"')).toContain('Nothing would change');
    const end = await chair.get(`${path}?closed`);
    expect(end.text).toContain('https://github.com/linuxkit/linuxkit/new/');
  });

  test('is not closed on a gate that has shut meanwhile; sent again with something else it asks', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const other = await signedIn(site, 'CHAIR', { person: 'justincormack' });
    await chair.fill('/act/schedule-meeting', { date: '2018-02-01' });
    const path = '/meetings/2018-02-01/run';
    const start = await chair.get(path);
    expect(wordsWithin(start.text, 'section', 'aria-labelledby="agenda"')).toMatch(
      /WireGuard to Graduated since 2017-07-20 Gate blocked: \d of \d criteria met or waived/,
    );
    const decision = { project: 'wireguard', kind: 'CHANGE', to: 'TESTING', reason: 'Everybody was for it.' };
    const added = await chair.post(path, filled(start.text, decision, 'add'));
    expect(added.status).toBe(200);
    const assess = await other.get('/act/assess-criterion?project=wireguard');
    const criterion = /<option value="([^"]+)"[^>]*>README/.exec(assess.text)?.[1] ?? '';
    const assessed = await other.fill('/act/assess-criterion?project=wireguard', {
      criterion,
      result: 'NOT_MET',
      justification: 'It was deleted.',
    });
    expect(assessed.status).toBe(303);
    const shut = await chair.post(path, filled(added.text, {}, 'close'));
    expect(shut.status).toBe(422);
    expect(wordsOf(shut.text)).toMatch(/Nothing was recorded\..*README/);
    expect(shut.text).toContain('- wireguard: EXPERIMENTAL -> TESTING: Everybody was for it.');
    expect((await other.get('/projects/wireguard')).text).not.toContain('Everybody was for it.');
    expect((await chair.get(`${path}.md`)).text).toContain('Everybody was for it.');

    const without = await chair.post(path, [
      ...filled(shut.text, {}, 'save').filter(([name]) => name !== 'do'),
      ['remove', '0'],
    ]);
    const closed = await chair.post(path, filled(without.text, {}, 'close'));
    expect(closed.location).toBe(`${path}?closed`);
    // Back in the browser, and closed again with other notes: it is not passed over in silence.
    const more = { notes: '# 2018-02-01\n\n## Notes\n\n* Landlock\n  * all is well there\n' };
    const asked = await chair.post(path, filled(without.text, more, 'close'));
    expect([asked.status, wordsOf(asked.text).includes('You have sent this form before')]).toEqual([
      422,
      true,
    ]);
    expect((await chair.post(path, filled(asked.text, {}, 'close'))).location).toBe(`${path}?closed`);
    expect((await other.get('/meetings/2018-02-01')).text).toContain('all is well there');
  });

  test('two who type at once do not overwrite each other, and what one typed is kept', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const other = await signedIn(site, 'CHAIR', { person: 'justincormack' });
    const maintainer = await signedIn(site, 'MAINTAINER', { projects: ['landlock'] });
    await chair.fill('/act/schedule-meeting', { date: '2018-02-01' });
    const path = '/meetings/2018-02-01/run';
    expect((await maintainer.get(path)).status).toBe(403);
    const [mine, theirs] = [await chair.get(path), await other.get(path)];
    expect((await chair.post(path, filled(mine.text, { notes: 'first of all' }, 'save'))).status).toBe(200);
    const late = await other.post(path, filled(theirs.text, { notes: 'second to none' }, 'save'));
    expect(late.status).toBe(409);
    expect(late.text).toContain('second to none');
    expect(late.text).toContain('first of all');
    expect(wordsOf(late.text)).toContain('@riyazdf has saved these notes since you read them.');
    expect((await chair.get(path)).text).toContain('first of all');
    const merged = await other.post(
      path,
      filled(late.text, { notes: 'first of all, second to none' }, 'save'),
    );
    expect(merged.status).toBe(200);
    expect((await chair.get(path)).text).toContain('first of all, second to none');
  });
});
