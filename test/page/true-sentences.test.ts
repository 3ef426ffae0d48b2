import { afterEach, expect, test } from 'vitest';
import { decisions } from '../../src/db/tables/index.ts';
import { type Answer, api } from '../graphql/write/api.ts';
import { testDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

const NOW = '2017-09-01T12:00:00Z';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(fill: (chain: ReturnType<typeof seed>) => { done: () => Promise<unknown> }) {
  const database = await testDatabase('pglite');
  closing.push(() => database.close());
  await fill(seed(database.db)).done();
  const site = await openSite({ on: database, now: NOW });
  closing.push(() => site.close());
  const tracker = api(database, { now: NOW });
  const chair = await tracker.token('CHAIR', [], { person: 'chair' });
  const words = async (path: string) => wordsOf(await site.html(path));
  return { database, site, tracker, chair, words };
}

test('the overview and the channel say the same of what is in the testing channel, with or without one on record', async () => {
  const { words } = await open((chain) =>
    chain.meeting('2017-05-24').project('scorecard').record('EXPERIMENTAL').record('TESTING'),
  );
  expect(await words('/')).toContain('in the testing channel: scorecard');
  const channel = await words('/channel');
  expect(channel).toContain('scorecard, since 2017-05-24');
  expect(channel).not.toContain('No project is in the testing channel');
});

test('a record that cites no line is not said to be in the minutes, on any page', async () => {
  const { words } = await open((chain) =>
    chain
      .meeting('2017-05-24')
      .project('landlock')
      .record('EXPERIMENTAL')
      .record('TESTING', { basis: 'INFERRED' })
      .record('GRADUATED', { basis: 'EXTERNAL' }),
  );
  for (const path of ['/meetings/2017-05-24', '/records/1', '/records/2', '/projects/landlock', '/changes'])
    expect(await words(path)).not.toMatch(/the minutes (?:say|imply) it/);
  expect(await words('/records/2')).toContain('Basis: inferred; no line of the minutes is cited.');
});

test('criteria that a document required before anybody met are not adopted by a meeting', async () => {
  const site: Site = await openSite({ now: NOW });
  closing.push(() => site.close());
  const words = wordsOf(await site.html('/criteria'));
  expect(words).not.toContain('adopted by a meeting');
  expect(words).toContain('4 criteria are required, and 9 are proposed.');
  expect(words).toContain('2 of them were adopted by their sources, not by a meeting.');
});

test('a proposal whose record was taken back says so beside that it was recorded', async () => {
  const { words, tracker, chair } = await open((chain) =>
    chain.meeting('2017-05-24').project('landlock').record('EXPERIMENTAL').proposal('TESTING', { as: 'it' }),
  );
  const { proposals } = await tracker.read('{ proposals { nodes { id } } }');
  const said = { meeting: '2017-05-24', reason: 'so it was' };
  const recorded = await tracker.act(
    chair,
    'recordStatusChange',
    { ...said, project: 'landlock', to: 'TESTING', proposal: proposals.nodes[0].id },
    'statusChange { id }',
  );
  await tracker.act(chair, 'correctStatusChange', {
    ...said,
    statusChange: recorded.statusChange.id,
    retract: true,
  });
  expect(await words('/projects/landlock')).toMatch(
    /Recorded on 2017-06-01\. That record no longer counts: record \d+ took it back\./,
  );
});

test('a meeting whose report was not understood says how many lines, and shows them', async () => {
  const { words } = await open((chain) =>
    chain
      .meeting('2017-05-24')
      .report({ content: '# 2017-05-24\n\nWe met.\n\nWe left.\n\n## Agenda\n' })
      .meeting('2017-06-07'),
  );
  const told = await words('/meetings/2017-05-24');
  expect(told).toContain('No agenda item was found in the report; 2 lines of it were not understood.');
  expect(told).toContain('2 lines of the report were not understood, and are kept as text.');
  expect(told).toContain('Line 3: We met.');
  expect(await words('/meetings/2017-06-07')).toContain('No agenda item is on record.');
});

test('what the minutes decide of a project, or the tracker put on their agenda, is no contradiction', async () => {
  const { tracker, database } = await open((chain) =>
    chain
      .meeting('2017-05-24')
      .project('decided')
      .project('silent')
      .project('recorded')
      .project('generated')
      .agenda('decided', { projects: ['decided'] })
      .agenda('silent', { projects: ['silent'] })
      .agenda('recorded', { projects: ['recorded'] })
      .agenda('Decide on what is proposed')
      .agenda('generated to TESTING', { projects: ['generated'], under: 'Decide on what is proposed' })
      .note('we met')
      .report()
      .record('EXPERIMENTAL', { project: 'decided' })
      .record('EXPERIMENTAL', { project: 'recorded', basis: 'EXTERNAL' }),
  );
  await database.db.insert(decisions).values({
    reportId: 1,
    position: 1,
    lineStart: 11,
    lineEnd: 11,
    subject: 'status decided',
    content: { kind: 'CHANGE', project: 'decided', to: 'EXPERIMENTAL' },
    recordTable: 'status_changes',
    recordId: 1,
  });
  const { brief } = await tracker.read(
    '{ brief(since: "2017-05-01") { contradictions { items { message } } } }',
  );
  expect(brief.contradictions.items.map(({ message }: { message: string }) => message)).toEqual([
    'recorded was on the agenda of 2017-05-24, but no note mentions it.',
    'silent was on the agenda of 2017-05-24, but no note mentions it.',
  ]);
});

test('the description of Query names the fields that need a token, and no others need one', async () => {
  const { tracker } = await open((chain) => chain.meeting('2017-05-24'));
  const answer = await tracker.read(
    '{ __type(name: "Query") { description fields { name args { name defaultValue type { kind } } type { kind ofType { kind } fields { name } } } } }',
  );
  const needing: string[] = [];
  for (const { name, args } of answer.__type.fields) {
    if (
      args.some(
        (arg: { type: { kind: string }; defaultValue: string | null }) =>
          arg.type.kind === 'NON_NULL' && arg.defaultValue === null,
      )
    )
      continue;
    const asked: Answer = await tracker.post(`{ ${name} { __typename } }`);
    const leaf = asked.status === 400 ? await tracker.post(`{ ${name} }`) : asked;
    if (leaf.errors?.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) needing.push(name);
  }
  expect(needing.sort()).toEqual(['auditEvents', 'newsSubscriptions', 'sessions', 'tokens', 'voidings']);
  for (const name of needing) expect(answer.__type.description).toContain(`\`${name}\``);
});

test('a proposal makes nobody a member of the testing channel', async () => {
  const site: Site = await openSite({ now: '2017-06-01T12:00:00Z' });
  closing.push(() => site.close());
  for (const path of [
    '/?asOf=2017-06-01',
    '/projects/wireguard?asOf=2017-06-01',
    '/compare?from=2017-05-01&to=2017-06-01',
  ]) {
    const words = wordsOf(await site.html(path));
    expect(words).toContain('proposed as Testing on 2017-05-31');
    expect(words).not.toMatch(/in the testing channel since/i);
  }
});

test('a stale project is not said to be untouched by meetings that spoke of it', async () => {
  const site: Site = await openSite({ now: NOW });
  closing.push(() => site.close());
  const words = wordsOf(await site.html('/projects/landlock'));
  expect(words).toContain('2017-06-21 L26 Landlock');
  expect(words).toContain('No later meeting has recorded or confirmed it.');
  expect(words).not.toContain('touched');
  expect(wordsOf(await site.html('/brief?since=2017-05-01'))).toContain(
    'The meeting of 2017-08-16 announced one for 2017-08-30, but none is on record for that day.',
  );
});

test('content that is taken again is current, and not called the newest', async () => {
  const { database, tracker, chair, site } = await open((chain) => chain.project('landlock'));
  expect(database).toBeDefined();
  const first = '# 2017-05-24\n\n## Agenda\n- Notes\n\n## Meeting Notes\n- Landlock boots\n';
  for (const markdown of [first, first.replace('boots', 'boots well'), first])
    await tracker.act(chair, 'importReport', { markdown });
  const revision = async (number: number) =>
    wordsOf(await site.html(`/meetings/2017-05-24/revisions/${number}`));
  expect(await revision(1)).toContain('This is the current revision');
  expect(await revision(2)).toContain('Another revision has taken the place of this one.');
  for (const number of [1, 2]) expect(await revision(number)).not.toMatch(/newest|newer/);
});
