import { expect, test } from 'vitest';
import { PERMISSIONS } from '../../../src/domain/act/permissions.ts';
import { schema } from '../../../src/graphql/index.ts';
import { forms, WITHOUT_FORM } from '../../../src/page/act/forms/index.ts';
import { inputsOfActs } from '../../../src/page/act/inputs.ts';
import { pathOf } from '../../../src/page/act/paths.ts';
import { filled } from '../../helpers/browser-session.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { NOW, seededSite, signedIn } from '../../helpers/signed-in.ts';
import { type Site, wordsOf, wordsWithin } from '../../helpers/site.ts';

/** Fields of inputs that no form asks for, each with the reason. */
const NOT_ASKED: Record<string, string> = {
  idempotencyKey: 'every form brings its own',
  confirmDates: 'asked where a day looks mistyped',
  meetingName: 'part of the field for the meeting',
  dryRun: 'what “Preview” is',
  'updateProject.notAliases': 'nobody can read them, so nobody could see what is changed',
  'scheduleMeeting.announcedNextOn': 'said once the meeting was held',
  'scheduleMeeting.attendeeOrganisations': 'said once the meeting was held',
  'nameChannel.channel': 'there is one',
};

test('every act of the schema has a form or a reason, and a form asks for whatever its act takes', () => {
  const acts = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect([...forms.map(({ act }) => act), ...Object.keys(WITHOUT_FORM)].sort()).toEqual(acts.sort());
  const missing = forms.flatMap(({ act, fields }) => {
    const asked = new Set(fields.map((field) => (typeof field === 'string' ? field : field[0])));
    return [...(inputsOfActs().get(act)?.keys() ?? [])]
      .filter((name) => !asked.has(name) && !(name in NOT_ASKED) && !(`${act}.${name}` in NOT_ASKED))
      .map((name) => `${act}.${name}`);
  });
  expect(missing).toEqual([]);
});

const post = async (site: Site, token: string, query: string) => {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, unknown> };
};

describeOnBoth('forms', (open) => {
  test('each role opens the forms of its acts and no other, and is offered the same', async () => {
    const site = await seededSite(open);
    const roles = {
      MAINTAINER: await signedIn(site, 'MAINTAINER', { projects: ['landlock'], person: 'l0kod' }),
      CHAIR: await signedIn(site, 'CHAIR', { person: 'riyazdf' }),
      ADMIN: await signedIn(site, 'ADMIN'),
      CI: await signedIn(site, 'CI', { projects: ['landlock'] }),
    };
    for (const [role, who] of Object.entries(roles)) {
      for (const { act, place } of forms) {
        const may = (PERMISSIONS[act as keyof typeof PERMISSIONS] as readonly string[]).includes(role);
        const of = (project: string) =>
          place === 'PROJECT' ? `${pathOf(act)}?project=${project}&origin=${project}` : pathOf(act);
        const { status, text } = await who.get(of('landlock'));
        expect([role, act, status]).toEqual([role, act, may ? 200 : 403]);
        if (may) expect([act, text.includes('name="formToken"')]).toEqual([act, true]);
        if (place === 'PROJECT') {
          const another = await who.get(of('wireguard'));
          const isAllowed = may && (role !== 'MAINTAINER' || act === 'splitProject');
          expect([role, act, another.status]).toEqual([role, act, isAllowed ? 200 : 403]);
        }
      }
      const offered = wordsWithin((await who.get('/projects/landlock')).text, 'nav', 'class="offers"');
      expect([role, offered.includes('Propose a change')]).toEqual([
        role,
        role === 'MAINTAINER' || role === 'CHAIR',
      ]);
      expect((await who.get('/projects/wireguard')).text.includes('Propose a change')).toBe(role === 'CHAIR');
      for (const path of ['/admin/tokens', '/admin/audit', '/admin/sessions'])
        expect([role, path, (await who.get(path)).status]).toEqual([
          role,
          path,
          role === 'ADMIN' ? 200 : 404,
        ]);
    }
    for (const path of ['/projects/landlock', '/meetings', '/brief'])
      expect((await site.get(path).then((one) => one.text())).includes('/act/')).toBe(false);
    expect((await site.get('/act/propose-status-change?project=landlock')).status).toBe(303);
  });

  test('keeps what was typed, says beside the field what is wrong, tells what would come of it, and acts once', async () => {
    const site = await seededSite(open);
    const maintainer = await signedIn(site, 'MAINTAINER', { projects: ['landlock'], person: 'l0kod' });
    const path = '/act/propose-status-change?project=landlock';
    const typed = { to: 'TESTING', reason: 'It has <b>been</b> there.', evidence: 'https://example.org/x' };

    const wrong = await maintainer.fill(path, { ...typed, effectiveOn: '2017-06-31' });
    expect(wrong.status).toBe(422);
    expect(wordsOf(wrong.text)).toContain('Nothing was done: 1 field needs a change.');
    expect(wordsWithin(wrong.text, 'p', 'id="field-effectiveOn-error"')).toBe(
      '31 June does not exist. June has 30 days.',
    );
    expect(wrong.text).toContain('It has &lt;b>been&lt;/b> there.');
    expect(wrong.text).toMatch(/value="TESTING"[^>]*checked|checked[^>]*value="TESTING"/);
    expect(wrong.text).toContain('value="https://example.org/x"');

    const tried = await maintainer.post(path, filled(wrong.text, { effectiveOn: '2017-06-30' }, 'preview'));
    expect([tried.status, wordsOf(tried.text).includes('It would be taken as it stands.')]).toEqual([
      200,
      true,
    ]);
    expect(wordsWithin(tried.text, 'aside', 'class="outcome"')).toContain('The step to Testing');
    const ofLandlock = `{ proposals(filter: { project: ["landlock"], isOpen: true }) { nodes { to reason evidence { url } } } }`;
    expect((await post(site, maintainer.token, ofLandlock)).data.proposals).toEqual({ nodes: [] });

    // Pressed twice, and the first answer lost on the way.
    const fields = filled(tried.text, {}, 'act');
    const [first, again] = [await maintainer.post(path, fields), await maintainer.post(path, fields)];
    for (const { status, location } of [first, again])
      expect([status, location]).toEqual([303, '/projects/landlock?done=proposeStatusChange#proposals']);
    expect((await post(site, maintainer.token, ofLandlock)).data.proposals).toEqual({
      nodes: [{ to: 'TESTING', reason: typed.reason, evidence: [{ url: typed.evidence }] }],
    });
    const seen = await maintainer.get('/projects/landlock?done=proposeStatusChange');
    expect(wordsOf(seen.text)).toContain('The proposal is open.');

    const forged = fields.map(([name, value]): [string, string] => [
      name,
      name === 'formToken' ? 'x' : value,
    ]);
    const stale = await maintainer.post(path, forged);
    // Of an earlier session, or made by somebody else: shown again as it was typed, and not done.
    expect([stale.status, stale.text.includes('It has &lt;b>been&lt;/b> there.')]).toEqual([403, true]);
    expect((await maintainer.post(path, fields, { origin: 'https://evil.example' })).status).toBe(403);
    const other = filled(tried.text, { project: 'wireguard', key: 'another' }, 'act');
    expect((await maintainer.post('/act/propose-status-change', other)).status).toBe(403);
  });

  test('records, confirms, corrects and withdraws; says what stands in the way and how to get there', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const meeting = '2017-08-16';
    const reason = 'Everybody present was for it.';
    const opened = await chair.get('/act/record-status-change?project=wireguard');
    expect(wordsOf(opened.text)).toContain('Level now: Experimental');
    const values = { meeting, reason, evidence: '2017-08-16/1/5' };
    const refused = await chair.fill('/act/record-status-change?project=wireguard', {
      ...values,
      to: 'GRADUATED',
    });
    expect(wordsOf(refused.text)).toContain('from Experimental the ledger takes Testing, Ongoing, Retired.');
    const recorded = await chair.post(
      '/act/record-status-change',
      filled(refused.text, { to: 'TESTING', evidence: '2017-08-16/1/5' }, 'act'),
    );
    expect(recorded.location).toBe('/projects/wireguard?done=recordStatusChange#history');
    const blocked = await chair.fill('/act/record-status-change?project=wireguard', {
      ...values,
      to: 'GRADUATED',
    });
    expect(blocked.status).toBe(422);
    expect(wordsOf(blocked.text)).toContain('Ways on: waive a criterion until a date');
    const { data } = await post(
      site,
      chair.token,
      `{ project(slug: "wireguard") { readiness lastChange { id evidence { page quote } enteredBy { handle } } } }`,
    );
    expect(data.project).toMatchObject({
      readiness: 'TESTING',
      lastChange: { evidence: [{ page: expect.stringContaining('#L5') }], enteredBy: { handle: 'riyazdf' } },
    });

    const confirmed = await chair.fill('/act/confirm-readiness?project=landlock', values);
    expect(confirmed.location).toContain('done=confirmReadiness');
    const { id } = (data.project as { lastChange: { id: string } }).lastChange;
    // What can be chosen is still there after a preview.
    const correction = await chair.fill(
      '/act/correct-status-change?project=wireguard',
      { statusChange: id, retract: 'on', meeting, reason: 'It was another project.', basis: 'INFERRED' },
      'preview',
    );
    expect(wordsOf(correction.text)).toContain('It would be taken as it stands.');
    const corrected = await chair.post('/act/correct-status-change', filled(correction.text, {}, 'act'));
    expect([corrected.status, wordsOf(corrected.text).slice(0, 400)]).toEqual([303, '']);
    expect(
      (await post(site, chair.token, '{ project(slug: "wireguard") { readiness } }')).data.project,
    ).toEqual({
      readiness: 'EXPERIMENTAL',
    });

    const page = await chair.get('/act/withdraw-proposal?project=wireguard');
    const proposal = /<option value="([^"]+)"[^>]*>Graduated/.exec(page.text)?.[1] ?? '';
    const withdrawn = await chair.fill('/act/withdraw-proposal?project=wireguard', { proposal, reason });
    expect(withdrawn.location).toContain('done=withdrawProposal');
    const none = await chair.get('/act/withdraw-proposal?project=wireguard');
    expect(wordsOf(none.text)).toContain('No proposal for this project is open.');
  });

  test('anybody who is signed in seconds a proposal or objects, and the next agenda quotes it', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const maintainer = await signedIn(site, 'MAINTAINER', { projects: ['landlock'], person: 'l0kod' });
    const page = await maintainer.get('/projects/wireguard');
    const path = (/href="(\/act\/voice-on-proposal[^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll(
      '&amp;',
      '&',
    );
    const said = await maintainer.fill(path, { isFor: 'false', reason: 'CI has not booted it.' });
    expect(said.location).toBe('/brief?done=voiceOnProposal');
    await maintainer.fill(path, { isFor: 'false', reason: 'CI has not booted it lately.' });
    await chair.fill(path, { isFor: 'true', reason: 'It is everywhere.' });
    const shown = wordsOf(await site.get('/projects/wireguard').then((one) => one.text()));
    expect(shown).toContain('Objected to by @l0kod: CI has not booted it lately. Seconded by @riyazdf');
    expect(shown).not.toContain('CI has not booted it. ');
    await chair.fill('/act/schedule-meeting', { date: '2018-02-07' });
    const run = await chair.get('/meetings/2018-02-07/run');
    expect(run.text).toContain('objected to by l0kod: CI has not booted it lately.');
  });

  test('two browsers that race for one record: one is taken, the other hears what stands now', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const maintainer = await signedIn(site, 'MAINTAINER', { projects: ['landlock'], person: 'l0kod' });
    const path = '/act/record-status-change?project=landlock';
    const values = {
      to: 'TESTING',
      meeting: '2017-08-16',
      reason: 'Said so.',
      evidence: 'https://example.org/',
    };
    const forms = await Promise.all([chair.get(path), maintainer.get(path)]);
    const answers = await Promise.all([
      chair.post(path, filled(forms[0].text, values, 'act')),
      maintainer.post(path, filled(forms[1].text, { ...values, to: 'RETIRED' }, 'act')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const lost = answers.find(({ status }) => status === 422);
    expect(wordsOf(lost?.text ?? '')).toMatch(/Nothing was done.*(?:Testing|Retired)/);
    expect(lost?.text).toContain('Said so.');
  });

  test('changes what was changed and nothing else, and picks a line of the minutes on the way', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const before = (
      await post(site, chair.token, '{ project(slug: "landlock") { name summary aliases links } }')
    ).data.project;
    const edited = await chair.fill('/act/update-project?project=landlock', { summary: 'Another summary.' });
    expect(edited.location).toBe('/projects/landlock?done=updateProject');
    expect(
      (await post(site, chair.token, '{ project(slug: "landlock") { name summary aliases links } }')).data
        .project,
    ).toEqual({ ...(before as object), summary: 'Another summary.' });

    const path = '/act/assess-criterion?project=landlock';
    const start = await chair.fill(path, { justification: 'It is there.', result: 'MET' }, 'pick');
    expect(wordsOf(start.text)).toContain('Pick a line of the minutes');
    const lines = await chair.post(path, filled(start.text, { pickFrom: '2017-06-21' }, 'lines'));
    const [, cite = ''] = /name="cite" value="(2017-06-21\/\d+\/\d+)"/.exec(lines.text) ?? [];
    expect(cite).not.toBe('');
    const picked = await chair.post(path, [
      ...filled(lines.text, {}, 'lines').filter(([name]) => name !== 'do'),
      ['cite', cite],
    ]);
    expect(picked.text).toContain('It is there.');
    expect(picked.text).toContain(`value="${cite}"`);
    expect(picked.text).toMatch(/<q>[^<]+<\/q>/);
  });

  test('takes minutes by paste with a preview, schedules, edits, holds and moves meetings', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const scheduled = await chair.fill('/act/schedule-meeting', {
      date: '2018-02-07',
      startsAt: '2018-02-07 16:00',
    });
    expect(scheduled.location).toBe('/meetings/2018-02-07?done=scheduleMeeting');
    const edited = await chair.fill('/act/update-meeting?meeting=2018-02-07', { location: 'online' });
    expect(edited.location).toBe('/meetings/2018-02-07?done=updateMeeting');
    const page = wordsOf((await chair.get('/meetings/2018-02-07')).text);
    expect(page).toContain('16:00');
    expect(page).toContain('online');
    const moved = await chair.fill('/act/move-meeting?meeting=2018-02-07', {
      to: '2018-01-31',
      reason: 'Early.',
    });
    expect(moved.location).toBe('/meetings/2018-01-31?done=moveMeeting');
    const twice = await chair.get('/act/move-meeting?meeting=2018-02-07');
    expect(wordsOf(twice.text)).toContain(
      'Only a planned meeting can be moved. This one was moved to another day.',
    );
    const held = await chair.fill('/act/hold-meeting?meeting=2018-01-31', {});
    expect(held.location).toBe('/meetings/2018-01-31?done=holdMeeting');

    const markdown = `# 2018-01-24\n\n## Notes\n\n* Landlock\n  * all is well\n\n## Decisions\n\n- landlock: confirmed EXPERIMENTAL: all is well\n`;
    const tried = await chair.fill('/act/import-report', { markdown }, 'preview');
    expect([tried.status, wordsWithin(tried.text, 'aside', 'class="outcome"')]).toEqual([
      200,
      expect.stringContaining('A new meeting of 2018-01-24.'),
    ]);
    expect((await chair.get('/meetings/2018-01-24')).status).toBe(404);
    const taken = await chair.post('/act/import-report', filled(tried.text, {}, 'act'));
    expect(taken.location).toBe('/meetings/2018-01-24?done=importReport');
    const refused = await chair.fill('/act/import-report', {
      markdown: markdown.replace('confirmed EXPERIMENTAL', 'confirmed GRADUATED').replace('01-24', '01-17'),
    });
    expect(refused.status).toBe(422);
    expect(wordsOf(refused.text)).toMatch(/Line 10: /);
    expect(refused.text).toContain('confirmed GRADUATED');
  });

  test('waives with a preview of the gate, defines and drops a criterion with one across all projects', async () => {
    const site = await seededSite(open);
    const chair = await signedIn(site, 'CHAIR', { person: 'riyazdf' });
    const meeting = '2017-08-16';
    const reason = 'No machine until spring.';
    const waive = { criterion: 'ci-boots', meeting, reason, expiresOn: '2018-06-30' };
    const tried = await chair.fill('/act/waive-criterion?project=wireguard', waive, 'preview');
    expect([tried.status, wordsWithin(tried.text, 'aside', 'class="outcome"')]).toEqual([
      200,
      expect.stringContaining('With the waiver the step to'),
    ]);
    const waived = await chair.post('/act/waive-criterion', filled(tried.text, {}, 'act'));
    expect(waived.location).toBe('/projects/wireguard?done=waiveCriterion#waivers');
    const drop = await chair.fill(
      '/act/retire-criterion',
      { criterion: 'ci-boots', meeting, reason },
      'preview',
    );
    expect(wordsWithin(drop.text, 'aside', 'class="outcome"')).toMatch(
      /Of \d+ projects, \d+ gates would open/,
    );
    const defined = await chair.fill('/act/define-criterion', {
      ...{ key: 'fuzzed', title: 'Fuzzed', gates: 'GRADUATED', kind: 'REVIEW', standing: 'PROPOSED' },
      ...{ meeting, reason, evidence: 'https://example.org/minutes' },
    });
    expect(defined.location).toBe('/criteria?done=defineCriterion');
  });

  test('an admin issues a token that is shown once, and revokes it', async () => {
    const site = await seededSite(open);
    const admin = await signedIn(site, 'ADMIN');
    const issued = await admin.fill('/act/create-token', {
      role: 'CHAIR',
      name: 'by form',
      person: '@riyazdf',
    });
    const [, secret = ''] = /value="(sst_[\w-]{43})"/.exec(issued.text) ?? [];
    expect(issued.response.headers.get('cache-control')).toBe('private, no-store');
    expect((await post(site, secret, '{ viewer { role } }')).data.viewer).toEqual({ role: 'CHAIR' });
    const list = await admin.get('/admin/tokens');
    expect(list.text).not.toContain(secret);
    const [, token = ''] =
      /\/act\/revoke-token\?token=([^"]+)"[^>]*>Revoke<span[^>]*> by form/.exec(list.text) ?? [];
    const revoked = await admin.fill(`/act/revoke-token?token=${token}`, {});
    expect(revoked.location).toBe('/admin/tokens?done=revokeToken');
    expect((await post(site, secret, '{ viewer { role } }')).data).toBeFalsy();
    const trail = wordsOf((await admin.get('/admin/audit')).text);
    expect(trail).toContain('Revoke token');
    expect(trail).toContain(NOW.slice(0, 4));
  });
});
