import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';
const TODAY = '2017-08-01';
const reason = 'as the minutes say';

describeOnBoth('proposals and suggestions', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let count = 0;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db)
      .meeting('2017-05-24')
      .meeting('2017-07-19')
      .report({ content: `# Title\n\nWireGuard is mature.\n${'long '.repeat(400)}\n` })
      .done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(() => database.close());

  async function project(level?: string): Promise<string> {
    const slug = `project-${++count}`;
    await seed(database.db).project(slug).done();
    const record = { project: slug, to: level, meeting: '2017-05-24', reason, override: 'scene' };
    if (level) await tracker.act(chair, 'recordStatusChange', record);
    return slug;
  }
  const proposal =
    '{ id to reason isOpen outcome openedOn openedBy { handle } effectiveOn closedOn closedBy { handle } closedReason statusChange { id proposal { id } } evidence { url path lineStart lineEnd quote } }';
  const propose = (slug: string, to: string, more: object = {}) =>
    tracker.act(
      chair,
      'proposeStatusChange',
      { project: slug, to, reason, ...more },
      `proposal ${proposal} project { slug readiness }`,
    );
  const withdraw = (id: string) =>
    tracker.act(chair, 'withdrawProposal', { proposal: id, reason: 'Not now.' }, `proposal ${proposal}`);
  async function suggestion(
    slug: string | null,
    more: { to?: string; quote?: string } = {},
  ): Promise<string> {
    const { to = null, quote = 'WireGuard is mature.' } = more;
    await database.db.execute(sql`
      insert into suggestions (meeting_id, project_id, revision_id, line_start, line_end, quote, rule, suggested_to)
      select m.id, (select id from projects where slug = ${slug}), (select id from report_revisions), 3, 3, ${quote}, 'maturity', ${to}::readiness
      from meetings m where m.date = '2017-07-19'`);
    const { suggestions } = await tracker.read('{ suggestions(last: 1) { nodes { id } } }');
    return suggestions.nodes[0].id;
  }

  test('a proposal is open until it is withdrawn, and changes no readiness', async () => {
    const slug = await project('EXPERIMENTAL');
    const evidence = [
      { url: 'https://example.org/pull/1' },
      { report: 'reports/sig-security/2017-07-19.md', lineStart: 3 },
    ];
    const opened = await propose(slug, 'TESTING', { effectiveOn: '2017-07-20', evidence });
    expect(opened).toMatchObject({
      __typename: 'ProposeStatusChangeSuccess',
      project: { slug, readiness: 'EXPERIMENTAL' },
      proposal: {
        to: 'TESTING',
        isOpen: true,
        outcome: null,
        openedOn: TODAY,
        openedBy: { handle: 'riyazdf' },
        effectiveOn: '2017-07-20',
        evidence: [{ url: 'https://example.org/pull/1' }, { lineStart: 3, quote: 'WireGuard is mature.' }],
      },
    });
    expect(await withdraw(opened.proposal.id)).toMatchObject({
      __typename: 'WithdrawProposalSuccess',
      proposal: {
        isOpen: false,
        outcome: 'WITHDRAWN',
        closedOn: TODAY,
        closedBy: { handle: 'riyazdf' },
        closedReason: 'Not now.',
        reason,
        statusChange: null,
      },
    });
    expect(await withdraw(opened.proposal.id)).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining(`withdrawn on ${TODAY}`),
    });
  });

  test('one is open per project and readiness', async () => {
    const slug = await project('EXPERIMENTAL');
    const first = await propose(slug, 'TESTING');
    expect(await propose(slug, 'TESTING')).toMatchObject({
      __typename: 'ConflictError',
      current: 'EXPERIMENTAL',
    });
    expect((await propose(slug, 'RETIRED')).__typename).toBe('ProposeStatusChangeSuccess');
    expect((await propose(await project(), 'TESTING')).__typename).toBe('ProposeStatusChangeSuccess');
    await withdraw(first.proposal.id);
    expect((await propose(slug, 'TESTING')).__typename).toBe('ProposeStatusChangeSuccess');
  });

  test('what a project is already is not proposed', async () => {
    expect(await propose(await project('EXPERIMENTAL'), 'EXPERIMENTAL')).toMatchObject({
      __typename: 'InvalidTransitionError',
      from: 'EXPERIMENTAL',
      to: 'EXPERIMENTAL',
    });
    expect(await propose('no-such-project', 'PROPOSED')).toMatchObject({ what: 'project' });
  });

  test('recording a proposal closes it on the day of the meeting that decided it, and links both ways', async () => {
    const slug = await project('EXPERIMENTAL');
    const { proposal: opened } = await propose(slug, 'TESTING');
    await database.db.execute(
      sql`update proposals set opened_on = '2017-07-01' where closed_on is null and to_char(opened_on, 'YYYY') = '2017' and project_id = (select id from projects where slug = ${slug})`,
    );
    const record = { project: slug, to: 'TESTING', meeting: '2017-07-19', reason, proposal: opened.id };
    const answer = await tracker.act(
      chair,
      'recordStatusChange',
      record,
      `statusChange { id proposal ${proposal} }`,
    );
    expect(answer.statusChange.proposal).toMatchObject({
      id: opened.id,
      isOpen: false,
      outcome: 'RECORDED',
      closedOn: '2017-07-19',
      statusChange: { id: answer.statusChange.id, proposal: { id: opened.id } },
    });
    const then = await tracker.read(
      `query ($slug: String!) { before: project(slug: $slug, asOf: "2017-07-18") { proposals { nodes { isOpen statusChange { to } } } }
        after: project(slug: $slug, asOf: "2017-07-19") { proposals { nodes { isOpen statusChange { to } } } } }`,
      { slug },
    );
    expect(then).toEqual({
      before: { proposals: { nodes: [{ isOpen: true, statusChange: null }] } },
      after: { proposals: { nodes: [{ isOpen: false, statusChange: { to: 'TESTING' } }] } },
    });
    expect(await tracker.act(chair, 'recordStatusChange', { ...record, to: 'GRADUATED' })).toMatchObject({
      issues: [{ path: 'input.proposal' }],
    });
    await tracker.act(chair, 'recordStatusChange', { ...record, to: 'EXPERIMENTAL', proposal: null });
    expect(await tracker.act(chair, 'recordStatusChange', record)).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('recorded on 2017-07-19'),
    });
  });

  test('a proposal of another project, or another readiness, is not taken up, and nothing is written', async () => {
    const slug = await project('EXPERIMENTAL');
    const other = await propose(await project('EXPERIMENTAL'), 'TESTING');
    const record = {
      project: slug,
      to: 'TESTING',
      meeting: '2017-07-19',
      reason,
      proposal: other.proposal.id,
    };
    expect(await tracker.act(chair, 'recordStatusChange', record)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.proposal' }],
    });
    const { project: after } = await tracker.read(`{ project(slug: "${slug}") { readiness } }`);
    expect(after.readiness).toBe('EXPERIMENTAL');
  });

  test('recording without naming the proposal leaves it open', async () => {
    const slug = await project('EXPERIMENTAL');
    await propose(slug, 'TESTING');
    const record = { project: slug, to: 'TESTING', meeting: '2017-07-19', reason };
    await tracker.act(chair, 'recordStatusChange', record);
    const { proposals } = await tracker.read(
      `{ proposals(filter: { project: ["${slug}"], isOpen: true }) { totalCount } }`,
    );
    expect(proposals.totalCount).toBe(1);
  });

  test('accepting a suggestion opens a proposal that rests on the quoted lines', async () => {
    const slug = await project('EXPERIMENTAL');
    const id = await suggestion(slug, { to: 'TESTING' });
    const selection = `suggestion { state proposal { id } } proposal ${proposal}`;
    const answer = await tracker.act(chair, 'acceptSuggestion', { suggestion: id }, selection);
    expect(answer).toMatchObject({
      suggestion: { state: 'ACCEPTED', proposal: { id: answer.proposal.id } },
      proposal: {
        to: 'TESTING',
        isOpen: true,
        reason: 'The minutes of 2017-07-19 say: “WireGuard is mature.”',
        evidence: [
          {
            path: 'reports/sig-security/2017-07-19.md',
            lineStart: 3,
            lineEnd: 3,
            quote: 'WireGuard is mature.',
          },
        ],
      },
    });
    expect(await tracker.act(chair, 'acceptSuggestion', { suggestion: id })).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('accepted'),
    });
    expect(await tracker.act(chair, 'dismissSuggestion', { suggestion: id, reason })).toMatchObject({
      __typename: 'ConflictError',
    });
  });

  test('what the suggestion does not name must be given, and what it names stands', async () => {
    const slug = await project('EXPERIMENTAL');
    const open = await suggestion(slug);
    expect(await tracker.act(chair, 'acceptSuggestion', { suggestion: open })).toMatchObject({
      issues: [{ path: 'input.to' }],
    });
    const input = { suggestion: open, to: 'RETIRED', reason: 'Read the line.', effectiveOn: '2017-08-01' };
    expect(
      await tracker.act(chair, 'acceptSuggestion', { ...input, project: await project() }),
    ).toMatchObject({
      issues: [{ path: 'input.project' }],
    });
    expect(await tracker.act(chair, 'acceptSuggestion', input, `proposal ${proposal}`)).toMatchObject({
      proposal: { to: 'RETIRED', reason: 'Read the line.', effectiveOn: '2017-08-01' },
    });
    const again = await suggestion(slug, { to: 'RETIRED' });
    expect(await tracker.act(chair, 'acceptSuggestion', { suggestion: again })).toMatchObject({
      __typename: 'ConflictError',
      current: 'EXPERIMENTAL',
    });
    const { suggestions } = await tracker.read('{ suggestions(last: 1) { nodes { state } } }');
    expect(suggestions.nodes).toEqual([{ state: 'WAITING' }]);
  });

  test('the reason that a long line gives is shortened, its quotation is not', async () => {
    const quote = 'long '.repeat(400);
    const id = await suggestion(await project(), { to: 'PROPOSED', quote });
    const { proposal: opened } = await tracker.act(
      chair,
      'acceptSuggestion',
      { suggestion: id },
      'proposal { reason evidence { quote markdown } }',
    );
    expect(opened.reason.length).toBeLessThan(600);
    expect(opened.evidence[0]).toEqual({ quote: quote.trim(), markdown: quote });
  });

  test('dismissing a suggestion keeps the reason', async () => {
    const id = await suggestion(await project());
    const selection = 'suggestion { state closedOn closedReason closedBy { handle } }';
    const dismiss = { suggestion: id, reason: 'It is about another project.' };
    expect(await tracker.act(chair, 'dismissSuggestion', dismiss, selection)).toMatchObject({
      suggestion: {
        state: 'DISMISSED',
        closedOn: TODAY,
        closedReason: 'It is about another project.',
        closedBy: { handle: 'riyazdf' },
      },
    });
    expect(await tracker.act(chair, 'acceptSuggestion', { suggestion: id, to: 'TESTING' })).toMatchObject({
      message: expect.stringContaining('dismissed'),
    });
    const given = Buffer.from('Suggestion:9999').toString('base64');
    expect(await tracker.act(chair, 'dismissSuggestion', { suggestion: given, reason })).toMatchObject({
      what: 'suggestion',
      key: given,
    });
  });
});
