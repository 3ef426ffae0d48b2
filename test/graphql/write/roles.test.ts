import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from '../../../src/domain/access/authenticate.ts';
import { openSession } from '../../../src/domain/session/open.ts';
import { schema } from '../../../src/graphql/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api, mutationOf } from './api.ts';

const WHO = ['nobody', 'maintainer', 'another', 'chair', 'ci', 'admin'] as const;
type Who = (typeof WHO)[number];

/** Who may do what, in the order of WHO: `+` it is done, `-` FORBIDDEN, `?` UNAUTHENTICATED. */
const TABLE: Record<string, string> = {
  proposeStatusChange: '?+-+--',
  withdrawProposal: '?+-+--',
  voiceOnProposal: '?+++--',
  raiseDispute: '++++++',
  publishDispute: '?--+--',
  answerDispute: '?--+--',
  dismissDispute: '?--+--',
  recordStatusChange: '?+-+--',
  confirmReadiness: '?+-+--',
  correctStatusChange: '?+-+--',
  updateProject: '?+-+--',
  addActionItem: '?+-+--',
  updateActionItem: '?+-+--',
  renameProject: '?--+--',
  mergeProjects: '?--+--',
  separateProject: '?--+--',
  splitProject: '?--+--',
  setTargetDate: '?+-+--',
  voidMeeting: '?--+--',
  restoreMeeting: '?--+--',
  voidReport: '?--+--',
  restoreReport: '?--+--',
  voidProject: '?--+--',
  restoreProject: '?--+--',
  nameMaintainer: '?+-+--',
  revokeMaintainer: '?--+--',
  acceptSuggestion: '?+-+--',
  dismissSuggestion: '?+-+--',
  assessCriterion: '?+-+--',
  'recordStatusChange with an override': '?--+--',
  'correctStatusChange with an override': '?--+--',
  scheduleMeeting: '?--+--',
  updateMeeting: '?--+--',
  recordAttendance: '?--+--',
  holdMeeting: '?--+--',
  cancelMeeting: '?--+--',
  moveMeeting: '?--+--',
  redateMeeting: '?--+--',
  importReport: '?--+--',
  saveMeetingDraft: '?--+--',
  defineCriterion: '?--+--',
  adoptCriterion: '?--+--',
  retireCriterion: '?--+--',
  waiveCriterion: '?--+--',
  revokeWaiver: '?--+--',
  claimCompatibility: '?+-+--',
  defineCombination: '?--+--',
  addChannel: '?--+--',
  nameChannel: '?--+--',
  reportCiRun: '?---+-',
  reportAttestation: '?---+-',
  addProject: '?----+',
  mergePeople: '?----+',
  separatePerson: '?----+',
  createToken: '?----+',
  rotateToken: '?----+',
  revokeToken: '?----+',
  redactLines: '?----+',
  endSession: '?+++++',
  subscribe: '?+++-+',
  'subscribe for the group': '?--+--',
  updateSubscription: '?+++-+',
  endSubscription: '?+++-+',
  rotateSigningSecret: '?+++-+',
};

const meeting = '2017-05-24';
const reason = 'as the minutes say';

describeOnBoth('the table of acts and roles', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let tokens: Record<Who, string | null>;
  let count = 0;
  let hooks = 0;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    await seed(database.db).meeting(meeting).report().project('okernel').project('landlock').done();
    tokens = {
      nobody: null,
      maintainer: await tracker.token('MAINTAINER', ['landlock']),
      another: await tracker.token('MAINTAINER', ['okernel']),
      chair: await tracker.token('CHAIR'),
      ci: await tracker.token('CI', ['landlock']),
      admin: await tracker.token('ADMIN'),
    };
    await tracker.act(tokens.chair, 'defineCriterion', {
      ...{ key: 'readme', kind: 'REVIEW', title: 'It has a README', standing: 'PROPOSED' },
      ...{ gates: 'TESTING', meeting, reason },
    });
    await tracker.act(tokens.chair, 'defineCriterion', {
      ...{ key: 'ci-boots', kind: 'CI', title: 'CI boots it', standing: 'PROPOSED' },
      ...{ gates: 'TESTING', meeting, reason },
    });
  });
  afterAll(() => database.close());

  /** The id that a chair's act answers with. */
  async function made(name: string, input: object, field: string, token = tokens.chair): Promise<string> {
    const answer = await tracker.act(token, name, { ...input }, `${field} { id }`);
    if (!answer[field]) throw new Error(JSON.stringify(answer));
    return answer[field].id;
  }
  /** A move that can be made again and again. */
  async function nextLevel(): Promise<string> {
    const { project } = await tracker.read('{ project(slug: "landlock") { readiness } }');
    return project.readiness === 'PROPOSED' ? 'RETIRED' : 'PROPOSED';
  }
  const record = async () => ({ project: 'landlock', to: await nextLevel(), meeting, reason });
  const day = () => new Date(Date.UTC(2010, 0, ++count)).toISOString().slice(0, 10);
  async function planned(): Promise<string> {
    const date = day();
    await made('scheduleMeeting', { date }, 'meeting');
    return date;
  }
  async function suggestion(): Promise<string> {
    await database.db.execute(sql`
      insert into suggestions (meeting_id, project_id, revision_id, line_start, line_end, quote, rule, suggested_to)
      select 1, p.id, 1, 1, 1, 'it works', 'works', 'TESTING' from projects p where slug = 'landlock'`);
    const { suggestions } = await tracker.read('{ suggestions(last: 1) { nodes { id } } }');
    return suggestions.nodes[0].id;
  }
  async function actionItem(): Promise<string> {
    const { rows: inserted } = await database.db.execute<{ id: number }>(sql`
      with item as (
        insert into action_items (meeting_id, position, text, quote, line_start, line_end)
        values (1, 1, 'try it', 'AI: try it', 1, 1) returning id)
      insert into action_item_projects (action_item_id, project_id, via)
      select item.id, p.id, 'ALIAS' from item, projects p where slug = 'landlock'
      returning action_item_id as id`);
    const key = Buffer.from(`ActionItem:${inserted[0]?.id}`).toString('base64');
    const { node } = await tracker.read(`{ node(id: "${key}") { id } }`);
    return node.id;
  }
  async function disputed(): Promise<string> {
    const answer = await tracker.act(null, 'raiseDispute', { meeting, revision: 1, line: 1, reason }, 'id');
    return answer.id;
  }
  async function withdrawAll(): Promise<void> {
    const { proposals } = await tracker.read('{ proposals(filter: { isOpen: true }) { nodes { id } } }');
    for (const { id } of proposals.nodes)
      await tracker.act(tokens.chair, 'withdrawProposal', { proposal: id, reason });
  }

  /** An input that would do something, were it allowed; made anew for each cell. */
  const inputs: Record<string, (who?: Who) => Promise<Record<string, unknown>>> = {
    proposeStatusChange: async () => {
      await withdrawAll();
      return { project: 'landlock', to: 'GRADUATED', reason };
    },
    withdrawProposal: async () => {
      await withdrawAll();
      const input = { project: 'landlock', to: 'TESTING', reason };
      return { proposal: await made('proposeStatusChange', input, 'proposal'), reason };
    },
    voiceOnProposal: async () => {
      await withdrawAll();
      const input = { project: 'landlock', to: 'TESTING', reason };
      return { proposal: await made('proposeStatusChange', input, 'proposal'), isFor: true, reason };
    },
    raiseDispute: async () => ({ meeting, revision: 1, line: 1, reason }),
    publishDispute: async () => ({ dispute: await disputed() }),
    answerDispute: async () => ({ dispute: await disputed(), reason }),
    dismissDispute: async () => ({ dispute: await disputed(), reason }),
    recordStatusChange: record,
    'recordStatusChange with an override': async () => ({ ...(await record()), override: reason }),
    confirmReadiness: async () => {
      await made('recordStatusChange', await record(), 'statusChange');
      return { project: 'landlock', meeting, reason };
    },
    correctStatusChange: async () => ({
      statusChange: await made('recordStatusChange', await record(), 'statusChange'),
      meeting,
      reason,
    }),
    'correctStatusChange with an override': async () => ({
      ...(await inputs.correctStatusChange?.()),
      override: reason,
    }),
    addActionItem: async () => ({ meeting, text: `To do ${++count}`, projects: ['landlock'] }),
    recordAttendance: async () => ({ meeting, people: [{ person: 'Person A' }] }),
    updateActionItem: async () => ({ actionItem: await actionItem(), isDone: true }),
    updateProject: async () => ({ project: 'landlock', summary: `${++count}` }),
    renameProject: async () => {
      const slug = `p-${++count}`;
      await tracker.act(tokens.admin, 'addProject', { slug, name: `Some ${slug}`, summary: 'A project.' });
      return { project: slug, slug: `${slug}-now`, reason };
    },
    mergeProjects: async () => {
      const input = await inputs.voidProject?.();
      return { project: input?.project, into: 'landlock', meeting, reason };
    },
    separateProject: async () => {
      const input = (await inputs.mergeProjects?.()) ?? {};
      await tracker.act(tokens.chair, 'mergeProjects', input);
      return { project: input.project, reason };
    },
    splitProject: async () => ({
      ...{
        origin: 'landlock',
        slug: `p-${++count}`,
        name: `Part ${count}`,
        summary: 'A part.',
        meeting,
        reason,
      },
    }),
    setTargetDate: async () => ({
      ...{ project: 'landlock', to: 'GRADUATED', reason },
      date: new Date(Date.UTC(2017, 8, ++count)).toISOString().slice(0, 10),
    }),
    voidMeeting: async () => {
      const date = day();
      await tracker.act(tokens.chair, 'scheduleMeeting', { date });
      return { meeting: date, reason };
    },
    restoreMeeting: async () => {
      const input = (await inputs.voidMeeting?.()) ?? {};
      await tracker.act(tokens.chair, 'voidMeeting', input);
      return input;
    },
    voidReport: async () => {
      const date = day();
      const markdown = `# SIG security meeting ${date}\n\n## Agenda\n\n* x\n`;
      await tracker.act(tokens.chair, 'importReport', { markdown });
      return { report: `reports/${date}.md`, reason };
    },
    restoreReport: async () => {
      const input = (await inputs.voidReport?.()) ?? {};
      await tracker.act(tokens.chair, 'voidReport', input);
      return input;
    },
    voidProject: async () => {
      const slug = `p-${++count}`;
      await tracker.act(tokens.admin, 'addProject', { slug, name: `Some ${slug}`, summary: 'A project.' });
      return { project: slug, reason };
    },
    restoreProject: async () => {
      const input = (await inputs.voidProject?.()) ?? {};
      await tracker.act(tokens.chair, 'voidProject', input);
      return input;
    },
    nameMaintainer: async () => ({
      ...{ project: 'landlock', person: `m-${++count}`, kind: 'CO_MAINTAINER', reason },
    }),
    revokeMaintainer: async () => {
      const person = `m-${++count}`;
      const input = { project: 'landlock', person, kind: 'CO_MAINTAINER', reason };
      await made('nameMaintainer', input, 'maintainer');
      return { project: 'landlock', person, reason };
    },
    acceptSuggestion: async () => {
      await withdrawAll();
      return { suggestion: await suggestion() };
    },
    dismissSuggestion: async () => ({ suggestion: await suggestion(), reason }),
    assessCriterion: async () => ({
      ...{ project: 'landlock', criterion: 'readme', result: 'MET', justification: reason },
    }),
    scheduleMeeting: async () => ({ date: day() }),
    holdMeeting: async () => ({ meeting: await planned() }),
    cancelMeeting: async () => ({ meeting: await planned(), reason }),
    moveMeeting: async () => ({ meeting: await planned(), to: day(), reason }),
    redateMeeting: async () => ({ meeting: await planned(), to: day(), reason }),
    redactLines: async () => {
      const date = day();
      const markdown = `# SIG security meeting ${date}\n\n## Agenda\n\n* x ${date}\n`;
      await tracker.act(tokens.chair, 'importReport', { markdown });
      return { meeting: date, revision: 1, lineStart: 5, reason };
    },
    updateMeeting: async () => ({ meeting, location: `${++count}` }),
    saveMeetingDraft: async () => {
      await database.db.execute(sql`delete from meeting_drafts`);
      return { meeting, notes: '# x', decisions: [], version: 0 };
    },
    importReport: async () => ({ markdown: `# SIG security meeting ${day()}\n\n## Agenda\n\n* x\n` }),
    defineCriterion: async () => ({
      ...{ key: `c-${++count}`, kind: 'REVIEW', title: 'Something', standing: 'PROPOSED' },
      ...{ gates: 'TESTING', meeting, reason },
    }),
    adoptCriterion: async () => {
      const input = await inputs.defineCriterion?.();
      await made('defineCriterion', input ?? {}, 'criterion');
      return { criterion: input?.key, meeting, reason };
    },
    retireCriterion: async () => inputs.adoptCriterion?.() ?? {},
    waiveCriterion: async () => ({
      ...{
        project: 'landlock',
        criterion: 'readme',
        meeting,
        reason,
        expiresOn: '2017-12-31',
        inAdvance: true,
      },
    }),
    revokeWaiver: async () => {
      const input = (await inputs.waiveCriterion?.()) ?? {};
      return { waiver: await made('waiveCriterion', input, 'waiver'), meeting, reason };
    },
    claimCompatibility: async () => ({
      ...{ project: 'landlock', external: `thing ${++count}`, verdict: 'PLAUSIBLE', reason },
      evidence: [{ url: 'https://example.org/' }],
    }),
    defineCombination: async () => ({
      ...{ slug: `set-${++count}`, projects: ['okernel', 'landlock'], meeting, reason },
    }),
    addChannel: async () => ({ summary: 'All of it', name: 'testing', meeting }),
    nameChannel: async () => ({ name: `name ${++count}`, meeting }),
    reportCiRun: async () => ({
      ...{ project: 'landlock', criterion: 'ci-boots', status: 'PASSED', runId: `${++count}` },
    }),
    reportAttestation: async () => {
      const criterion = `attested-${++count}`;
      const asked = { kind: 'ATTESTATION', gates: 'GRADUATED', title: criterion, meeting, reason };
      await made('defineCriterion', { key: criterion, ...asked }, 'criterion');
      return { project: 'landlock', criterion, url: 'https://example.org/a.intoto.jsonl' };
    },
    addProject: async () => ({ slug: `p-${++count}`, name: 'P', summary: 'A project.' }),
    mergePeople: async () => {
      const [person, handle] = [`p-${++count}`, `p-${++count}`];
      for (const one of [person, handle])
        await made(
          'nameMaintainer',
          { project: 'landlock', person: one, kind: 'CO_MAINTAINER', reason },
          'maintainer',
        );
      return { person, handle, reason };
    },
    separatePerson: async () => {
      const input = (await inputs.mergePeople?.()) ?? {};
      await tracker.act(tokens.admin, 'mergePeople', input);
      return { handle: input.handle, reason };
    },
    subscribe: async () => hook,
    'subscribe for the group': async () => ({ ...hook, forGroup: true }),
    updateSubscription: async () => ({ subscription: await ownHook(), topic: 'GATES' }),
    endSubscription: async () => ({ subscription: await ownHook() }),
    rotateSigningSecret: async () => ({ subscription: await ownHook() }),
    createToken: async () => ({ role: 'CHAIR' }),
    rotateToken: async () => ({
      token: await made('createToken', { role: 'CHAIR' }, 'token', tokens.admin),
    }),
    // One's own, which is all that anybody but an admin may end.
    endSession: async (who = 'chair') => {
      const now = new Date('2017-08-01T12:00:00Z');
      const viewer = await authenticate(database.db, `Bearer ${tokens[who]}`, now);
      const given = { issuer: null, address: '127.0.0.1', browser: 'a test', requestId: null };
      const times = { idleMinutes: 60, hours: 1 };
      if (viewer && viewer !== 'refused') await openSession(database.db, { viewer, ...given }, now, times);
      const { rows } = await database.db.execute(sql`select max(id) as id from sessions`);
      return { session: Buffer.from(`Session:${rows[0]?.id}`).toString('base64') };
    },
    revokeToken: async () => ({
      token: await made('createToken', { role: 'CHAIR' }, 'token', tokens.admin),
    }),
  };

  const hook = { channel: 'WEBHOOK', topic: 'EVERYTHING', address: 'https://hooks.example.org' };
  /** Of whoever is next in the order of WHO: a subscription is the business of whose it is. */
  async function ownHook(): Promise<string> {
    const who = WHO[hooks++ % WHO.length] ?? 'chair';
    const owner = who === 'nobody' || who === 'ci' ? 'chair' : who;
    return made('subscribe', hook, 'subscription', tokens[owner]);
  }

  /** Everything that can be written. */
  async function rows(): Promise<unknown> {
    const { rows } = await database.db.execute(sql`
      select (select count(*)::int from audit_events where refusal is null) as events, (select count(*)::int from status_changes) as records,
        (select count(*)::int from proposals where outcome is null) as open, (select count(*)::int from projects) as projects,
        (select count(*)::int from meetings) as meetings, (select count(*)::int from tokens where revoked_at is null) as tokens,
        (select count(*)::int from suggestions where state = 'WAITING') as suggestions, (select count(*)::int from waivers) as waivers,
        (select count(*)::int from criterion_records) as criteria, (select count(*)::int from ci_runs) as runs,
        (select count(*)::int from compatibility_claims) as claims, (select count(*)::int from combination_versions) as versions,
        (select count(*)::int from channel_names) as names,
        (select count(*)::int from sessions where ended_at is null) as sessions,
        (select count(*)::int from meeting_drafts) as drafts,
        (select count(*)::int from idempotency_keys) as keys`);
    return rows[0];
  }

  test('names every mutation of the schema', () => {
    const fields = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(
      Object.keys(TABLE)
        .filter((name) => !name.includes(' '))
        .sort(),
    ).toEqual(fields.sort());
  });

  for (const [title, cells] of Object.entries(TABLE))
    for (const [column, who] of WHO.entries()) {
      const [name = ''] = title.split(' ');
      const cell = cells[column];
      const says = cell === '+' ? 'does it' : cell === '?' ? 'is UNAUTHENTICATED' : 'is FORBIDDEN';
      test(`${title}: ${who} ${says}`, async () => {
        const input = (await inputs[title]?.(who)) ?? {};
        const before = await rows();
        if (cell === '+') {
          const answer = await tracker.act(tokens[who], name, input);
          expect(answer).toEqual({ __typename: `${name[0]?.toUpperCase()}${name.slice(1)}Success` });
          expect(await rows()).not.toEqual(before);
          return;
        }
        const keyed = { ...input, idempotencyKey: `${title} ${who}` };
        expect(await tracker.refusal(tokens[who], name, keyed)).toBe(
          cell === '?' ? '200 UNAUTHENTICATED' : '200 FORBIDDEN',
        );
        expect(await rows()).toEqual(before);
      });
    }

  test('every alias of a field is asked for itself', async () => {
    const before = await rows();
    const query = `mutation ($mine: UpdateProjectInput!, $other: UpdateProjectInput!) {
      first: updateProject(input: $other) { __typename } second: updateProject(input: $other) { __typename } }`;
    const variables = {
      mine: { project: 'landlock', summary: 'mine' },
      other: { project: 'okernel', summary: 'other' },
    };
    const answer = await tracker.post(query.replace('$mine: UpdateProjectInput!, ', ''), variables, {
      token: tokens.maintainer,
    });
    expect(answer.data).toEqual({ first: null, second: null });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
    expect(await rows()).toEqual(before);
    const mixed = `mutation ($mine: UpdateProjectInput!, $other: UpdateProjectInput!) {
      first: updateProject(input: $other) { __typename } second: updateProject(input: $mine) { __typename } }`;
    // What is refused takes nothing from the answer of what is done.
    expect((await tracker.post(mixed, variables, { token: tokens.maintainer })).data).toEqual({
      first: null,
      second: { __typename: 'UpdateProjectSuccess' },
    });
    const { project } = await tracker.read('{ project(slug: "okernel") { summary } }');
    expect(project.summary).toBe('About okernel.');
  });

  test('what is missing and what is another project’s look the same to a maintainer', async () => {
    const asked = async (name: string, input: Record<string, unknown>) => {
      const { text } = await tracker.post(mutationOf(name), { input }, { token: tokens.another });
      return text;
    };
    const none = 'nothing-of-that-name';
    expect(await asked('updateProject', { project: 'landlock', summary: 'x' })).toBe(
      await asked('updateProject', { project: none, summary: 'x' }),
    );
    const id = (type: string, number: number) => Buffer.from(`${type}:${number}`).toString('base64');
    const { statusChange } = (await inputs.correctStatusChange?.()) ?? {};
    expect(await asked('correctStatusChange', { statusChange, meeting, reason })).toBe(
      await asked('correctStatusChange', { statusChange: id('StatusChange', 99999), meeting, reason }),
    );
    const { proposal } = (await inputs.withdrawProposal?.()) ?? {};
    expect(await asked('withdrawProposal', { proposal, reason })).toBe(
      await asked('withdrawProposal', { proposal: id('Proposal', 99999), reason }),
    );
    expect(await asked('dismissSuggestion', { suggestion: await suggestion(), reason })).toBe(
      await asked('dismissSuggestion', { suggestion: id('Suggestion', 99999), reason }),
    );
  });

  test('a suggestion that names no project is for chairs', async () => {
    const id = await suggestion();
    await database.db.execute(
      sql`update suggestions set project_id = null where id = (select max(id) from suggestions)`,
    );
    const input = { suggestion: id, project: 'landlock', to: 'ONGOING' };
    expect(await tracker.refusal(tokens.maintainer, 'acceptSuggestion', input)).toBe('200 FORBIDDEN');
    await withdrawAll();
    expect(
      await tracker.act(tokens.chair, 'acceptSuggestion', { suggestion: id, to: 'ONGOING' }),
    ).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.project' }],
    });
    expect((await tracker.act(tokens.chair, 'acceptSuggestion', input)).__typename).toBe(
      'AcceptSuggestionSuccess',
    );
  });

  test('tokens and the audit trail are there for admins alone, in lists, by node and by alias', async () => {
    const lists = '{ mine: tokens { nodes { id } } again: auditEvents { nodes { id } } }';
    const admin = await tracker.read(lists, {}, { token: tokens.admin });
    const ids = [admin.mine.nodes[0].id, admin.again.nodes[0].id];
    const byId = 'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } one: node(id: $id) { id } }';
    const asked = { ids, id: ids[0] };
    expect(await tracker.read(byId, asked, { token: tokens.admin })).toEqual({
      nodes: ids.map((id) => ({ id })),
      one: { id: ids[0] },
    });
    for (const who of WHO.filter((each) => each !== 'admin')) {
      const token = tokens[who];
      expect(await tracker.read(byId, asked, { token })).toEqual({ nodes: [null, null], one: null });
      for (const list of ['tokens', 'auditEvents']) {
        const answer = await tracker.post(`{ alias: ${list} { totalCount nodes { id } } }`, {}, { token });
        expect(answer.status).toBe(200);
        expect(answer.data).toEqual({ alias: null });
        expect(answer.errors?.[0]?.extensions.code).toBe(who === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      }
    }
  });

  test('viewer says who asks, and what to offer', async () => {
    const query = `{ viewer { name role projects { slug } }
      project(slug: "landlock") { viewerCanPropose viewerCanRecord viewerCanConfirm viewerCanCorrect viewerCanAnswerSuggestions
        viewerCanAssess viewerCanUpdate viewerCanClaimCompatibility viewerCanOverride viewerCanWaive viewerCanReportCiRuns viewerCanReportAttestations }
      viewerCanScheduleMeeting viewerCanUpdateMeeting viewerCanImportReport viewerCanDefineCriteria viewerCanAddProject
      viewerCanDefineCombinations viewerCanAddChannel viewerCanNameChannel viewerCanManageTokens viewerCanReadAuditTrail }`;
    const offered = async (who: Who) => {
      const { viewer, project, ...rest } = await tracker.read(query, {}, { token: tokens[who] });
      const yes = Object.entries({ ...project, ...rest }).filter(([, can]) => can);
      return { viewer, can: yes.map(([name]) => name.replace('viewerCan', '')).join(' ') };
    };
    const ofMaintainer = 'Propose Record Confirm Correct AnswerSuggestions Assess Update ClaimCompatibility';
    expect(await offered('nobody')).toEqual({ viewer: null, can: '' });
    expect(await offered('maintainer')).toEqual({
      viewer: { name: 'maintainer landlock', role: 'MAINTAINER', projects: [{ slug: 'landlock' }] },
      can: ofMaintainer,
    });
    expect((await offered('another')).can).toBe('');
    expect(await offered('chair')).toEqual({
      viewer: { name: 'chair', role: 'CHAIR', projects: [] },
      can: `${ofMaintainer} Override Waive ScheduleMeeting UpdateMeeting ImportReport DefineCriteria DefineCombinations AddChannel NameChannel`,
    });
    expect((await offered('ci')).can).toBe('ReportCiRuns ReportAttestations');
    expect((await offered('admin')).can).toBe('AddProject ManageTokens ReadAuditTrail');
  });
});
