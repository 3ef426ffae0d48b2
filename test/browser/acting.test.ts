import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { forms } from '../../src/page/act/forms/index.ts';
import { hrefOf, pathOf } from '../../src/page/act/paths.ts';
import { startServer } from '../helpers/program.ts';
import { SIGNED_IN } from './helpers/addresses.ts';
import { openPage as openPageOf } from './helpers/browser.ts';
import { walk } from './helpers/walk.ts';

const today = new Date().toISOString().slice(0, 10);

async function signIn(page: Page, token: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Types into fields and presses buttons by the Tab and Enter keys alone. */
async function press(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => (document.activeElement as HTMLElement).innerText?.trim());
    if (words !== name) continue;
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.waitForLoadState();
    return;
  }
  throw new Error(`the keyboard did not reach ${name}`);
}

/** Goes on by the Tab key to the field of this label, and types. A list is typed into by how its option begins. */
async function typeInto(page: Page, label: string, text: string): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const { labels } = document.activeElement as HTMLInputElement;
      return labels?.[0]?.innerText ?? '';
    });
    if (!words.startsWith(label)) continue;
    await page.keyboard.type(text);
    return;
  }
  throw new Error(`the keyboard did not reach ${label}`);
}

/** Opens what is folded, by the keyboard. */
async function unfold(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => (document.activeElement as HTMLElement).innerText?.trim())) !== name)
      continue;
    await page.keyboard.press('Enter');
    return;
  }
  throw new Error(`the keyboard did not reach ${name}`);
}

const outcome = (page: Page) => page.getByRole('complementary').innerText();

const tokens = { CHAIR: '', MAINTAINER: '' };
let admin: Page;
/** Of a server of our own: what is done here is read nowhere else. */
let baseURL: string;
const openPage = (options: BrowserContextOptions = {}) => openPageOf({ baseURL, ...options });

describe('people act', () => {
  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    const { FLAGS } = await import('./helpers/browser.ts');
    const { CHROMIUM } = await import('./helpers/chromium.ts');
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const server = await startServer({
      SIG_STATUS_DATA: 'memory:',
      SIG_STATUS_SEED: 'on',
      SIG_STATUS_READS_PER_MINUTE: '0',
    });
    baseURL = server.url;
    admin = await (await browser.newContext({ baseURL })).newPage();
    const said = await server.says(/\/sign-in\/once\/\S+/);
    await admin.goto(/http\S+\/sign-in\/once\/\S+/.exec(said)?.[0] ?? '');
    for (const [role, projects, person] of [
      ['CHAIR', '', 'riyazdf'],
      ['MAINTAINER', 'landlock', 'l0kod'],
    ] as const) {
      await admin.goto(pathOf('createToken'));
      await admin.getByLabel('Role').selectOption(role);
      await admin.getByRole('textbox', { name: /^Projects/ }).fill(projects);
      await admin.getByLabel('Person').fill(person);
      await admin.getByRole('button', { name: 'Issue it' }).click();
      tokens[role] = await admin.getByLabel('Token').inputValue();
    }
    return async () => {
      await browser.close();
      server.child.kill('SIGTERM');
      await server.exited;
    };
  });

  test('from a proposal to a record, with the keyboard alone and without JavaScript', async () => {
    const maintainer = await openPage({ javaScriptEnabled: false });
    await signIn(maintainer, tokens.MAINTAINER);
    await maintainer.goto('/projects/landlock');
    await press(maintainer, 'Propose a change');
    await maintainer.getByRole('radio', { name: 'Testing' }).focus();
    await maintainer.keyboard.press('Space');
    await maintainer.getByLabel('Took effect on').focus();
    await maintainer.keyboard.type('2017-06-31');
    await maintainer.keyboard.press('Tab');
    await maintainer.keyboard.type('Both criteria are met.');
    // Enter in a field previews; only the button that names the act does it.
    await press(maintainer, 'Propose it');
    expect(await maintainer.locator('#problem').innerText()).toContain('31 June does not exist.');
    expect(await maintainer.getByLabel('Reason').inputValue()).toBe('Both criteria are met.');
    await maintainer.getByLabel('Took effect on').fill('');
    await press(maintainer, 'Preview');
    expect(await maintainer.getByRole('complementary').innerText()).toContain(
      'It would be taken as it stands.',
    );
    await press(maintainer, 'Propose Testing');
    expect(await maintainer.getByRole('status').innerText()).toBe('The proposal is open.');

    const chair = await openPage({ javaScriptEnabled: false });
    await signIn(chair, tokens.CHAIR);
    await chair.goto('/projects/landlock');
    await press(chair, 'Record a change');
    await chair.getByRole('radio', { name: 'Testing' }).focus();
    await chair.keyboard.press('Space');
    await chair.getByLabel('Meeting').fill('2017-08-16');
    await chair.getByRole('combobox', { name: /^Proposal/ }).selectOption({ index: 1 });
    await chair.getByLabel('Reason').fill('Everybody was for it.');
    await press(chair, 'Pick a line of the minutes');
    await chair.getByLabel('Meeting').selectOption('2017-06-21');
    await press(chair, 'Show its lines');
    await chair
      .getByRole('button', { name: /^Cite this line/ })
      .first()
      .click();
    await press(chair, 'Record Testing');
    expect(await chair.getByRole('status').innerText()).toBe('The change is on record.');
    expect(await chair.getByRole('main').innerText()).toContain('Everybody was for it.');
  });

  test('a meeting is run; its notes are saved as they are typed', async () => {
    const chair = await openPage();
    await signIn(chair, tokens.CHAIR);
    await chair.goto(pathOf('scheduleMeeting'));
    await chair.getByLabel('Day').fill(today);
    await chair.getByLabel('Starts at').fill(`${today} 00:01`);
    await chair.getByRole('button', { name: 'Schedule it' }).click();
    await chair.getByRole('link', { name: 'Run the meeting' }).click();
    const notes = chair.getByLabel('The report, in Markdown');
    await notes.press('ControlOrMeta+End');
    await notes.pressSequentially('\n- WireGuard\n  - all is well\n');
    await expect
      .poll(() => chair.locator('#save-state').innerText(), { timeout: 10_000 })
      .toMatch(/^Saved at \d\d:\d\d UTC/);
    await chair.reload();
    expect(await notes.inputValue()).toContain('all is well');
    await chair.getByRole('button', { name: 'WireGuard to Graduated' }).click();
    await chair.getByLabel('New level').selectOption('TESTING');
    await chair.getByRole('button', { name: 'Add this decision' }).click();
    expect(await chair.getByRole('status').first().innerText()).toContain('The decision is on the list.');
    await chair.getByRole('button', { name: 'Close and record 1 decision' }).click();
    expect(await chair.getByRole('main').innerText()).toContain('The meeting is closed');
    await chair.goto('/projects/wireguard');
    expect(await chair.getByRole('main').innerText()).toContain('Testing');
  });

  test('a waiver with its preview, and a correction, with the keyboard alone and without JavaScript', async () => {
    const chair = await openPage({ javaScriptEnabled: false });
    await signIn(chair, tokens.CHAIR);
    await chair.goto('/projects/okernel');
    await unfold(chair, 'More to do');
    await press(chair, 'Waive a criterion');
    await typeInto(chair, 'Criterion', 'CI boots');
    await typeInto(chair, 'Meeting', '2017-08-16');
    await typeInto(chair, 'Until', `${new Date().getFullYear() + 1}-02-30`);
    await typeInto(chair, 'Reason', 'It is being written.');
    await press(chair, 'Waive it');
    expect(await chair.locator('#problem').innerText()).toMatch(/does not exist|is not a day|has \d+ days/i);
    const until = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    await chair.getByLabel('Until').fill(until);
    await press(chair, 'Preview');
    expect(await outcome(chair)).toMatch(/With the waiver the step to \w+ is (?:open|still blocked)\./);
    expect(await chair.getByLabel('Reason').inputValue()).toBe('It is being written.');
    await press(chair, 'Waive it');
    expect(await chair.locator('#problem').allInnerTexts()).toEqual([]);
    expect(await chair.getByRole('status').first().innerText()).toBe('The criterion is waived.');
    expect(await chair.getByRole('main').innerText()).toContain(until);

    await chair.goto('/projects/okernel');
    await unfold(chair, 'More to do');
    await press(chair, 'Correct a record');
    await typeInto(chair, 'Record', 'Record');
    await typeInto(chair, 'Level that it should say', 'Proposed');
    await typeInto(chair, 'Meeting', '2017-05-24');
    await typeInto(chair, 'Reason', 'It was only talked about.');
    await typeInto(chair, 'How it is known', 'The minutes imply');
    await press(chair, 'Preview');
    expect(await outcome(chair)).toContain('It would be taken as it stands.');
    await press(chair, 'Correct the record');
    expect(await chair.locator('#problem').allInnerTexts()).toEqual([]);
    expect(await chair.getByRole('status').first().innerText()).toBe('The record is corrected.');
    expect(await chair.getByRole('main').innerText()).toContain('It was only talked about.');
  });

  test('minutes by paste with a preview, and two browsers that race for one record, without JavaScript', async () => {
    const chair = await openPage({ javaScriptEnabled: false });
    await signIn(chair, tokens.CHAIR);
    await chair.goto('/meetings');
    await press(chair, 'Take in minutes');
    const markdown = '# 2018-03-07\n\n## Notes\n\n* Landlock\n  * all is well there\n';
    await typeInto(chair, 'Minutes', markdown);
    await press(chair, 'Preview');
    expect(await outcome(chair)).toContain('A new meeting of 2018-03-07.');
    expect(await chair.getByRole('textbox', { name: 'Minutes' }).inputValue()).toBe(markdown);
    expect((await chair.request.get('/meetings/2018-03-07')).status()).toBe(404);
    await press(chair, 'Take them in');
    expect(new URL(chair.url()).pathname).toBe('/meetings/2018-03-07');
    expect(await chair.getByRole('main').innerText()).toContain('all is well there');

    const other = await openPage({ javaScriptEnabled: false });
    await signIn(other, tokens.CHAIR);
    const both = [chair, other] as const;
    for (const [at, page] of both.entries()) {
      await page.goto(hrefOf('recordStatusChange', { project: 'shiftfs' }));
      await page.getByRole('radio', { name: 'Proposed' }).check();
      await page.getByLabel('Meeting').fill('2017-08-16');
      await page.getByLabel('Reason').fill(`As number ${at} says.`);
      await page.getByLabel('An address').fill('https://example.org/');
    }
    await Promise.all(both.map((page) => press(page, 'Record it')));
    const texts = await Promise.all(both.map((page) => page.getByRole('main').innerText()));
    expect(texts.filter((text) => text.includes('The change is on record.'))).toHaveLength(1);
    const lost = both[texts.findIndex((text) => text.includes('Nothing was done'))] ?? other;
    expect(await lost.locator('#problem').innerText()).toMatch(/Proposed/);
    expect(await lost.getByLabel('Reason').inputValue()).toMatch(/^As number \d says\.$/);
  });

  test('a reader says that a line is wrong, and a chair acts from the brief, without JavaScript', async () => {
    const reader = await openPage({ javaScriptEnabled: false });
    await reader.goto('/meetings/2017-05-24/revisions/1');
    await press(reader, 'This is wrong');
    await typeInto(reader, 'Line', '20');
    await typeInto(reader, 'What is wrong', 'It was another project.');
    await press(reader, 'Send it to the chairs');
    expect(await reader.getByRole('status').first().innerText()).toBe('Thank you. A chair will read it.');
    expect(await reader.getByRole('main').innerText()).not.toContain('It was another project.');

    const chair = await openPage({ javaScriptEnabled: false });
    await signIn(chair, tokens.CHAIR);
    await chair.goto('/brief');
    await press(chair, '1 reader says that something is wrong');
    await press(chair, 'Publish');
    await press(chair, 'Publish it');
    await reader.reload();
    expect(await reader.getByRole('main').innerText()).toContain('It was another project.');

    await chair.goto('/brief');
    const before = await chair.locator('form.judge').count();
    const [first] = await chair.locator('form.judge').all();
    await first?.getByRole('button', { name: 'Dismiss' }).press('Enter');
    // Without a reason nothing is dismissed, and the form asks for it.
    await chair.getByLabel('Reason').fill('It is of last year.');
    await press(chair, 'Dismiss it');
    expect(await chair.getByRole('status').innerText()).toBe('The suggestion is dismissed.');
    expect(await chair.locator('form.judge').count()).toBe(before - 1);
    const next = chair.locator('form.judge').first();
    await next.getByLabel('Reason').fill('The minutes are plain.');
    await next.getByRole('button', { name: 'Accept' }).press('Enter');
    // The line names no level: the form asks for one, and keeps the reason.
    await chair.getByLabel('New level').selectOption({ label: 'Retired' });
    await press(chair, 'Open the proposal');
    expect(await chair.locator('#problem').allInnerTexts()).toEqual([]);
    expect(await chair.getByRole('status').innerText()).toBe('The proposal is open.');
    expect(await chair.locator('#proposed').locator('..').innerText()).toContain('The minutes are plain.');
    await press(chair, 'Record it');
    expect(await chair.getByRole('heading', { level: 1 }).innerText()).toBe('Record a change');
    expect(await chair.getByLabel('Reason').inputValue()).not.toBe('');

    await chair.goto('/brief');
    await press(chair, 'Second it, or object');
    await chair.getByLabel('You').selectOption({ label: 'object to it' });
    await typeInto(chair, 'Reason', 'CI has not booted it.');
    await press(chair, 'Preview');
    await press(chair, 'Object');
    expect(await chair.getByRole('status').innerText()).toBe('It stands with the proposal.');
    await chair.goto(hrefOf('scheduleMeeting', {}));
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await chair.getByLabel('Day').fill(day);
    await press(chair, 'Schedule it');
    await chair.goto(`/meetings/${day}/run`);
    const agenda = await chair.getByLabel('The report, in Markdown').inputValue();
    expect(agenda).toContain('objected to by riyazdf: CI has not booted it.');
    expect(agenda).toMatch(/line 20 of the minutes of 2017-05-24: .It was another project\./);
    // The gate of each proposal stands there, with the way to get there.
    await press(chair, 'Waive it');
    expect(await chair.getByLabel('Decision').inputValue()).toBe('WAIVE');
    expect(await chair.getByLabel('Criterion', { exact: true }).inputValue()).not.toBe('');
  });

  test('a line is cited from its page, without JavaScript', async () => {
    const chair = await openPage({ javaScriptEnabled: false });
    await signIn(chair, tokens.CHAIR);
    await chair.goto('/meetings/2017-06-21/revisions/1');
    const line = chair.getByRole('link', { name: /^cite this line, / }).nth(10);
    const number = /\d+$/.exec(await line.innerText())?.[0];
    await line.press('Enter');
    await chair.getByLabel('Project', { exact: true }).selectOption('landlock');
    await press(chair, 'Choose');
    await press(chair, 'Confirm the level');
    expect(await chair.locator('.cited-line').innerText()).toContain(`Minutes of 2017-06-21`);
    expect(await chair.locator('.cited-line').innerText()).toMatch(new RegExp(`line ${number}\\b`));
    // It has gone to Testing since: what is confirmed is what stood then.
    await chair.getByLabel('Meeting').fill('2017-06-21');
    await chair.getByLabel('Reason').fill('It is said there.');
    await press(chair, 'Confirm it');
    expect(await chair.locator('#problem').allInnerTexts()).toEqual([]);
    expect(await chair.getByRole('status').first().innerText()).toBe('The level is confirmed.');
    await chair.goto(`/cite?line=2017-06-21/1/99999`);
    expect(await chair.getByRole('main').innerText()).not.toContain('As evidence of');
  });

  test('whoever has signed in acts from the explorer, and is told where to sign in before', async () => {
    const chair = await openPage();
    await chair.goto('/graphql');
    await chair.getByRole('link', { name: 'sign in' }).click();
    await chair.getByLabel('Token').fill(tokens.CHAIR);
    await chair.getByRole('button', { name: 'Sign in' }).click();
    expect(new URL(chair.url()).pathname).toBe('/graphql');
    expect(await chair.locator('.who').innerText()).toContain('Signed in as');
    const query =
      'mutation { updateMeeting(input: { meeting: "2017-05-24", location: "by the explorer" }) { __typename } }';
    await chair.goto(`/graphql?query=${encodeURIComponent(query)}`);
    await chair.click('.graphiql-execute-button', { timeout: 60_000 });
    await chair.getByText('"UpdateMeetingSuccess"').waitFor({ timeout: 30_000 });
    await chair.goto('/meetings/2017-05-24');
    expect(await chair.getByRole('main').innerText()).toContain('by the explorer');
  });

  const PARTS = 3;
  test.each([1, 2, 3])(
    `every form and every page behind a sign-in can be read and reached by everybody, part %i of ${PARTS}`,
    async (part) => {
      const chair = await openPage();
      await signIn(chair, tokens.CHAIR);
      const given = { project: 'landlock', origin: 'landlock' };
      const addresses = forms.map(({ act, place }) =>
        hrefOf(act, place === 'PROJECT' ? given : place === 'MEETING' ? { meeting: '2017-05-24' } : {}),
      );
      const signedIn = Object.values(SIGNED_IN).flat();
      const ofPart = [...signedIn, ...addresses].filter((_, at) => at % PARTS === part - 1);
      const wrong: string[] = [];
      const shown = new Map<string, Page>();
      for (const address of ofPart)
        for (const page of [chair, admin]) {
          if (shown.has(address) || (await page.goto(address))?.status() !== 200) continue;
          shown.set(address, page);
          for (const width of [320, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
              wrong.push(`${address} is wider than ${width}`);
          }
          for (const colours of [
            { colorScheme: 'light' },
            { colorScheme: 'dark' },
            { forcedColors: 'active' },
          ] as const) {
            await page.emulateMedia(colours);
            const { violations } = await new AxeBuilder({ page })
              .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
              .analyze();
            wrong.push(
              ...violations.map(
                ({ id, nodes }) =>
                  `${address} ${JSON.stringify(colours)} ${id} ${nodes[0]?.html.slice(0, 120)}`,
              ),
            );
          }
          await page.emulateMedia({ colorScheme: null, forcedColors: null });
        }
      // A page that nobody could open was not looked at.
      expect(ofPart.filter((address) => signedIn.includes(address) && !shown.has(address))).toEqual([]);
      expect(wrong).toEqual([]);
      const walked = [hrefOf('recordStatusChange', given), ...signedIn];
      for (const address of ofPart.filter((each) => walked.includes(each))) {
        const page = shown.get(address) ?? chair;
        await page.goto(address);
        // Of radio buttons the keyboard comes to one: how many it reaches says nothing here.
        expect([address, (await walk(page)).unseen]).toEqual([address, []]);
      }
    },
    480_000,
  );
});
