import type { Db } from '../../../src/db/index.ts';
import { api } from '../../graphql/write/api.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { seedDatabase } from '../../helpers/seed-database.ts';

const NOW = '2018-02-01T12:00:00Z';

const REPORT = `# 2018-01-10
*Notes by: @riyazdf*

## Agenda

* WireGuard status
* Landlock follow-up

## Notes

* WireGuard
  * @zx2c4: ready for the testing channel, CI boots it
  * reviewed by two maintainers
* Landlock
  * v8 posted; the README shows how to try it

## Decisions

- wireguard: EXPERIMENTAL -> TESTING, effective 2018-01-09: CI boots it [run](https://ci.example.org/1)
- landlock: confirmed EXPERIMENTAL: v8 was posted
- wireguard + landlock: PROTOTYPED on 4.14: booted together [log](https://example.org/log)
`;

/** At least one row of every kind that the program can write, through its own front door. */
async function fill(database: Pick<TestDatabase, 'db'>): Promise<void> {
  const tracker = api(database, { now: NOW });
  const admin = await tracker.token('ADMIN', [], { person: 'operator' });
  const chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  const act = async (token: string, name: string, input: Record<string, unknown>, selection = '') => {
    const answer = await tracker.act(token, name, input, selection);
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const url = [{ url: 'https://example.org/evidence' }];

  await act(admin, 'addProject', {
    slug: 'boot-check',
    name: 'Boot Check',
    summary: 'Checks that hardening options stay on.',
    aliases: ['bootck'],
    organisations: ['Docker'],
    people: ['@tych0'],
    idempotencyKey: 'add boot-check',
  });
  const maintainer = await tracker.token('MAINTAINER', ['landlock', 'boot-check'], { person: 'l0kod' });
  const ci = await tracker.token('CI', ['landlock', 'wireguard', 'boot-check']);
  await act(maintainer, 'updateProject', {
    project: 'landlock',
    summary: 'Sandboxing for programs without privileges.',
  });
  for (const date of ['2017-12-06', '2018-01-10', '2018-01-24'])
    await act(chair, 'scheduleMeeting', { date, startsAt: `${date}T16:00:00Z`, scribe: '@riyazdf' });
  await act(chair, 'scheduleMeeting', { date: '2018-01-31', startsAt: '2018-01-31T16:00:00Z' });
  await act(chair, 'scheduleMeeting', { date: '2018-02-14' });
  await act(chair, 'scheduleMeeting', { date: '2018-02-28', startsAt: '2018-02-28T16:00:00Z' });
  await act(chair, 'cancelMeeting', { meeting: '2018-02-14', reason: 'Too few can come.' });
  await act(chair, 'moveMeeting', { meeting: '2018-02-28', to: '2018-03-07', reason: 'A conference.' });
  for (const meeting of ['2017-12-06', '2018-01-24']) await act(chair, 'holdMeeting', { meeting });
  await act(chair, 'updateMeeting', { meeting: '2017-12-06', location: 'https://meet.example.org/sig' });
  const importedFirst = REPORT.replace(
    'confirmed EXPERIMENTAL: v8 was posted',
    'confirmed EXPERIMENTAL: v7 was posted',
  );
  await act(chair, 'importReport', { markdown: importedFirst, path: '2018-01-10.md' });
  await act(chair, 'importReport', {
    markdown: REPORT,
    path: '2018-01-10.md',
    link: 'https://example.org/2018-01-10.md',
  });

  const proposed = await act(
    maintainer,
    'proposeStatusChange',
    { project: 'landlock', to: 'TESTING', reason: 'The patches apply.', evidence: url },
    'proposal { id }',
  );
  const withdrawn = await act(
    maintainer,
    'proposeStatusChange',
    { project: 'boot-check', to: 'EXPERIMENTAL', reason: 'Too early.' },
    'proposal { id }',
  );
  await act(maintainer, 'withdrawProposal', { proposal: withdrawn.proposal.id, reason: 'It was.' });
  await act(chair, 'recordStatusChange', {
    project: 'boot-check',
    to: 'EXPERIMENTAL',
    meeting: '2017-12-06',
    reason: 'It is in /projects.',
    basis: 'EXTERNAL',
    idempotencyKey: 'boot-check enters',
  });
  const wrong = await act(
    chair,
    'recordStatusChange',
    { project: 'boot-check', to: 'RETIRED', meeting: '2018-01-10', reason: 'Misheard.', basis: 'EXTERNAL' },
    'statusChange { id }',
  );
  await act(chair, 'correctStatusChange', {
    statusChange: wrong.statusChange.id,
    meeting: '2018-01-10',
    retract: true,
    reason: 'It was about another project.',
  });
  await act(chair, 'recordStatusChange', {
    project: 'landlock',
    to: 'TESTING',
    meeting: '2018-01-24',
    reason: 'Everybody was for it.',
    basis: 'EXTERNAL',
    proposal: proposed.proposal.id,
    override: 'The pair with WireGuard is being looked at.',
  });
  await act(chair, 'confirmReadiness', {
    project: 'wireguard',
    meeting: '2018-01-24',
    reason: 'Still tried.',
    evidence: url,
  });

  for (let run = 1; run <= 40; run++)
    await act(ci, 'reportCiRun', {
      project: run % 2 ? 'landlock' : 'wireguard',
      criterion: run % 4 < 2 ? 'ci-boots' : 'ci-builds',
      status: run % 7 === 0 ? 'FAILED' : run % 11 === 0 ? 'ERRORED' : run === 40 ? 'RUNNING' : 'PASSED',
      runId: `run-${run}`,
      attempt: 1 + (run % 2),
      branch: run % 9 === 0 ? 'topic' : 'master',
      commit: `${run}`.padStart(40, 'a'),
      url: `https://ci.example.org/${run}`,
      startedAt: `2018-01-${String(1 + (run % 28)).padStart(2, '0')}T08:00:00Z`,
      ...(run === 40 ? {} : { finishedAt: `2018-01-${String(1 + (run % 28)).padStart(2, '0')}T08:20:00Z` }),
    });

  await act(chair, 'defineCriterion', {
    key: 'reviewed-twice',
    title: 'Two people outside the project have reviewed it',
    gates: 'GRADUATED',
    kind: 'REVIEW',
    standing: 'ADOPTED',
    meeting: '2017-12-06',
    reason: 'Asked for by several.',
  });
  await act(chair, 'defineCriterion', {
    key: 'nightly',
    title: 'A nightly run passes',
    gates: 'TESTING',
    kind: 'CI',
    standing: 'PROPOSED',
    requiredRuns: 2,
    windowDays: 7,
    meeting: '2017-12-06',
    reason: 'To be tried.',
  });
  await act(chair, 'adoptCriterion', { criterion: 'nightly', meeting: '2018-01-10', reason: 'It works.' });
  await act(chair, 'retireCriterion', { criterion: 'nightly', meeting: '2018-01-24', reason: 'Too flaky.' });
  await act(maintainer, 'assessCriterion', {
    project: 'landlock',
    criterion: 'reviewed-twice',
    result: 'NOT_MET',
    justification: 'One so far.',
  });
  await act(chair, 'assessCriterion', {
    project: 'landlock',
    criterion: 'reviewed-twice',
    result: 'MET',
    justification: 'Two by now.',
    validUntil: '2019-01-01',
    evidence: url,
  });
  const waived = await act(
    chair,
    'waiveCriterion',
    {
      project: 'wireguard',
      criterion: 'ci-builds',
      meeting: '2018-01-24',
      reason: 'Builders move.',
      expiresOn: '2018-06-30',
    },
    'waiver { id }',
  );
  await act(chair, 'waiveCriterion', {
    project: 'landlock',
    criterion: 'reviewed-twice',
    meeting: '2018-01-24',
    reason: 'Reviewers are away.',
    expiresOn: '2018-02-20',
    evidence: url,
  });
  await act(chair, 'revokeWaiver', {
    waiver: waived.waiver.id,
    meeting: '2018-01-24',
    reason: 'They are there.',
  });

  await act(maintainer, 'claimCompatibility', {
    project: 'landlock',
    other: 'boot-check',
    verdict: 'PLAUSIBLE',
    reason: 'Different files.',
    evidence: url,
    basis: 'EXTERNAL',
    claimedOn: '2018-01-15',
    expiresOn: '2018-12-31',
  });
  await act(chair, 'claimCompatibility', {
    project: 'landlock',
    external: 'Docker 18.01',
    verdict: 'TESTED',
    kernelSeries: '4.14',
    reason: 'Tried at the meeting.',
    meeting: '2018-01-24',
    evidence: url,
  });
  await act(chair, 'defineCombination', {
    slug: 'sandbox',
    projects: ['landlock', 'wireguard'],
    reason: 'Asked for downstream.',
    meeting: '2018-01-10',
    askedBy: '@downstream',
  });
  await act(chair, 'defineCombination', {
    slug: 'sandbox',
    projects: ['landlock', 'wireguard', 'boot-check'],
    reason: 'With the checks.',
    meeting: '2018-01-24',
  });
  await act(ci, 'reportCiRun', {
    combination: 'sandbox',
    criterion: 'ci-boots',
    status: 'PASSED',
    runId: 'set-1',
    kernelSeries: '4.14',
    finishedAt: '2018-01-30T08:00:00Z',
  });
  await act(chair, 'nameChannel', {
    channel: 'testing',
    name: 'linux-testing',
    meeting: '2018-01-24',
    reason: 'As it is called.',
  });

  const { suggestions } = await tracker.read(
    '{ suggestions(first: 100, filter: { state: [WAITING] }) { nodes { id project { slug } } } }',
  );
  const waiting: { id: string; project: { slug: string } | null }[] = suggestions.nodes;
  const [first, ...others] = waiting;
  const second = others.find(({ project }) => project && !['wireguard', 'landlock'].includes(project.slug));
  await act(chair, 'dismissSuggestion', { suggestion: first?.id, reason: 'It was a question.' });
  await act(chair, 'acceptSuggestion', { suggestion: second?.id, to: 'GRADUATED', reason: 'It says so.' });

  const spare = await act(
    admin,
    'createToken',
    { role: 'CI', projects: ['landlock'], name: 'old runner' },
    'token { id }',
  );
  await act(admin, 'revokeToken', { token: spare.token.id });
}

export async function seedAndFill(database: Parameters<typeof seedDatabase>[0]): Promise<void> {
  await seedDatabase(database);
  await fill({ db: database.db as Db });
}
