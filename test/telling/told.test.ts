import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBlockList } from '../../src/config/setting.ts';
import { readConfig } from '../../src/config.ts';
import { news } from '../../src/db/tables/index.ts';
import { startTeller, type Teller } from '../../src/telling/index.ts';
import { type Api, api } from '../graphql/write/api.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { startReceiver, until } from './receiver.ts';

const NOW = '2017-09-20T08:00:00Z';

describeOnBoth('what is told', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let clock = new Date(NOW);
  let teller: Teller;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const errors: Error[] = [];
  const mine: string[] = [];

  beforeAll(async () => {
    database = await open({ seeded: true });
    tracker = api(database, { now: NOW });
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    receiver = await startReceiver((_, response) => response.end());
    teller = await startTeller({
      database: { ...database.database, now: () => clock },
      group: readConfig({}).group,
      staleDays: 90,
      origin: 'https://status.example.org',
      smtpUrl: null,
      mailFrom: 'sig@example.org',
      allowedNetworks: toBlockList(['127.0.0.1']),
      onError: (error) => void errors.push(error),
    });
    for (const [channel, topic] of [
      ['WEBHOOK', 'EVERYTHING'],
      ['SLACK', 'MEETINGS'],
      ['MATTERMOST', 'MEETINGS'],
      ['DISCORD', 'MEETINGS'],
      ['MATRIX', 'MEETINGS'],
    ])
      await tracker.act(chair, 'subscribe', {
        ...{ channel, topic, forGroup: true, address: `${receiver.url}/${channel}` },
      });
    for (const [path, topic] of [
      ['mine', 'ACTION_ITEMS'],
      ['second', 'GATES'],
    ])
      mine.push(
        (
          await tracker.act(
            chair,
            'subscribe',
            { channel: 'WEBHOOK', topic, address: `${receiver.url}/${path}` },
            'subscription { id }',
          )
        ).subscription.id,
      );
    // What is there already is not news.
    await teller.look();
  });
  afterAll(async () => {
    await teller?.stop();
    await receiver?.close();
    await database?.close();
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  const told = (path = '/WEBHOOK') => receiver.at(path).map(({ body }) => JSON.parse(body).data);
  const texts = () => told().map(({ text }) => text);
  async function hears(pattern: RegExp) {
    await teller.look();
    await until(() => texts().some((text) => pattern.test(text))).catch((error) => {
      throw new Error(`${error.message} ${texts().join(' | ')} ${errors.map(String)}`);
    });
    return told().find(({ text }) => pattern.test(text));
  }

  test('what has gone stale and what runs out, once each', async () => {
    // Ninety days after the last word of a meeting.
    clock = new Date('2017-10-19T08:00:00Z');
    expect(await hears(/has gone stale/)).toMatchObject({
      kind: 'STALE',
      said: 'A project goes stale after 90 days without a change or confirmation.',
      todo: 'Tell the next meeting where it stands, so that the meeting can confirm or change its level.',
    });
    clock = new Date(NOW);
    await tracker.act(chair, 'waiveCriterion', {
      ...{
        project: 'okernel',
        criterion: 'roadmap',
        meeting: '2017-08-16',
        reason: 'No hands',
      },
      expiresOn: '2017-10-03',
    });
    const expiry = await hears(/will end soon/);
    expect(expiry).toMatchObject({ kind: 'EXPIRY', link: 'https://status.example.org/projects/okernel' });
    await teller.look();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(texts().filter((text) => /will end soon/.test(text))).toHaveLength(1);
    clock = new Date('2017-10-03T08:00:00Z');
    await teller.look();
    await until(() => texts().filter((text) => /will end soon/.test(text)).length === 2);
    clock = new Date(NOW);
  });

  test('a gate that opens and closes, and why', async () => {
    const ci = await tracker.token('CI', ['landlock']);
    for (const criterion of ['ci-builds', 'ci-boots'])
      for (const run of ['1', '2', '3'])
        await tracker.act(ci, 'reportCiRun', {
          ...{
            project: 'landlock',
            criterion,
            status: 'PASSED',
            runId: `${criterion} ${run}`,
            branch: 'master',
          },
          finishedAt: '2017-09-19T08:00:00Z',
        });
    expect(await hears(/^Landlock: the gate to Graduated is now open/)).toMatchObject({
      kind: 'GATE',
      projects: ['landlock'],
    });
    await tracker.act(ci, 'reportCiRun', {
      ...{ project: 'landlock', criterion: 'ci-boots', status: 'FAILED', runId: 'last', branch: 'master' },
      finishedAt: '2017-09-20T07:00:00Z',
    });
    const closed = await hears(/^Landlock: the gate to Graduated is now blocked/);
    expect(closed).toMatchObject({
      kind: 'GATE',
      todo: 'The page of the project says what is missing and who can provide it.',
    });
    expect(closed.said).toMatch(/^The step to Graduated is blocked .*boots.*(?:failed|did not pass)/i);
    expect(closed.said).not.toContain('GRADUATED');
  });

  test('meetings, in the words of each chat, where nobody is called by what somebody wrote', async () => {
    await tracker.act(chair, 'scheduleMeeting', {
      date: '2017-09-22',
      startsAt: '2017-09-22T17:00:00Z',
      location: 'a <!channel> @everyone *room*',
    });
    expect(await hears(/There is a meeting on 2017-09-22, at 2017-09-22 17:00 UTC/)).toMatchObject({
      link: 'https://status.example.org/meetings/2017-09-22',
    });
    expect(await hears(/The brief for the meeting of 2017-09-22 is ready/)).toMatchObject({ kind: 'BRIEF' });
    // To the chair by one way, though neither asks for meetings; and no more once the chair has said so.
    const briefs = (path: string) => told(path).filter(({ kind }) => kind === 'BRIEF');
    await until(() => briefs('/mine').length === 1);
    expect(
      await tracker.act(chair, 'updateSubscription', { subscription: mine[0], alsoForMe: false }),
    ).toMatchObject({ __typename: 'UpdateSubscriptionSuccess' });
    await tracker.act(chair, 'updateSubscription', { subscription: mine[1], topic: 'MEETINGS' });
    await tracker.act(chair, 'scheduleMeeting', { date: '2017-09-21' });
    await hears(/brief for the meeting of 2017-09-21/);
    await until(() => briefs('/second').length === 1);
    expect(briefs('/second')[0].text).toContain('2017-09-21');
    expect(briefs('/mine')).toHaveLength(1);
    // Messages of the same minute arrive in whatever order they are sent.
    const body = (path: string) =>
      receiver.at(`/${path}`).find(({ body }) => body.includes('There is a meeting on'))?.body ?? '';
    await until(() => ['SLACK', 'MATTERMOST', 'DISCORD', 'MATRIX'].every((path) => body(path)));
    expect(body('SLACK')).toContain('a &lt;!channel&gt;');
    expect(JSON.parse(body('SLACK')).blocks[0].text.text).toContain(
      '<https://status.example.org/meetings/2017-09-22|See it on the page>',
    );
    expect(JSON.parse(body('MATTERMOST')).text).toContain('@\u200beveryone \\*room\\*');
    expect(JSON.parse(body('DISCORD'))).toMatchObject({
      allowed_mentions: { parse: [] },
      embeds: expect.arrayContaining([
        expect.objectContaining({ url: 'https://status.example.org/meetings/2017-09-22' }),
      ]),
    });
    expect(JSON.parse(body('MATRIX')).html).toContain('&lt;!channel&gt;');
    await tracker.act(chair, 'updateMeeting', { meeting: '2017-09-22', startsAt: '2017-09-22T18:00:00Z' });
    expect(await hears(/^The meeting is now on 2017-09-22, at 2017-09-22 18:00 UTC/)).toMatchObject({
      said: expect.stringContaining('Before it was at 2017-09-22 17:00 UTC.'),
    });
    await tracker.act(chair, 'moveMeeting', {
      meeting: '2017-09-22',
      to: '2017-09-29',
      reason: 'Nobody can',
    });
    expect(await hears(/The meeting of 2017-09-22 is moved to 2017-09-29/)).toMatchObject({
      said: 'Nobody can.',
    });
    await tracker.act(chair, 'cancelMeeting', { meeting: '2017-09-29', reason: 'Too few' });
    expect(await hears(/The meeting of 2017-09-29 is cancelled/)).toMatchObject({ said: 'Too few.' });
    // That it was moved there says it already.
    expect(texts().some((text) => /There is a meeting on 2017-09-29/.test(text))).toBe(false);
  });

  test('minutes with a decision and an action item: the record with its line, and the item to its owner alone', async () => {
    const markdown = [
      '# 2017-09-20',
      '',
      '## Agenda',
      '',
      '- Landlock',
      '',
      '## Meeting Notes',
      '',
      '- landlock',
      '  - AI: @riyazdf to send the patches by 2017-10-01',
      '  - AI: @l0kod to read them',
      '',
      '## Decisions',
      '',
      '- landlock: confirmed EXPERIMENTAL: it is still tried',
      '',
    ].join('\n');
    const answer = await tracker.act(chair, 'importReport', { markdown, path: '2017-09-20.md' }, 'isDryRun');
    expect(answer).toMatchObject({ __typename: 'ImportReportSuccess' });
    expect(await hears(/Landlock was confirmed as Experimental/)).toMatchObject({
      kind: 'CONFIRMATION',
      line: 'https://status.example.org/meetings/2017-09-20/revisions/1#L15',
      said: expect.stringContaining('It is still tried.'.toLowerCase().replace('it', 'it')),
    });
    expect(await hears(/The minutes of the meeting of 2017-09-20 are published/)).toMatchObject({
      line: 'https://status.example.org/meetings/2017-09-20/revisions/1',
    });
    const items = () => told('/mine').filter(({ kind }) => kind === 'ACTION_ITEM');
    await until(() => items().length === 1);
    expect(items()[0].text).toMatch(/^@riyazdf has to do this: send the patches/);
    expect(texts().some((text) => /has to do this/.test(text))).toBe(false);
  });

  test('news that cannot be put into words is passed over, and what comes after it is told', async () => {
    await database.db
      .insert(news)
      .values({ kind: 'GATE', key: 'poison', projectId: 1, details: { to: 'NOWHERE' } });
    await tracker.act(chair, 'scheduleMeeting', { date: '2018-01-10' });
    await hears(/There is a meeting on 2018-01-10/);
    expect(errors.splice(0)).toHaveLength(1);
  });
});
