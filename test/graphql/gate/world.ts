import type { Readiness } from '../../../src/base/readiness.ts';
import { projects } from '../../../src/db/tables/index.ts';
import type { Role, Viewer } from '../../../src/domain/act/viewer.ts';
import { appendStatusChange } from '../../../src/domain/ledger/append.ts';
import { findOrCreatePeople } from '../../../src/domain/person/find-or-create.ts';
import { type Client, client } from '../../helpers/client.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { saidElsewhere } from '../../helpers/said.ts';
import { type Seeded, seed } from '../../helpers/seed.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
type Loose = any;

/** Noon of a day in August 2017; every test lives in that month. */
export const noon = (day: number) => `2017-08-${String(day).padStart(2, '0')}T12:00:00.000Z`;

export interface World {
  seeded: Seeded;
  /** A further project that went through these levels at the meeting of 2017-05-24. */
  project(slug: string, ...levels: Readiness[]): Promise<number>;
  /** Asks as a bearer of this role, at this instant; maintainers and CI systems are those of wireguard unless others are named. */
  as(role: Role | null, now?: string, projects?: string[], waiverDays?: number): Client;
  /** Performs one act and gives its answer, whatever it is. */
  act(client: Client, name: string, input: object, fields?: string): Promise<Loose>;
  /** What the gate says at this instant. */
  gate(to?: string, now?: string, project?: string): Promise<Loose>;
  /** The verdict of one criterion at this instant. */
  verdict(criterion: string, now?: string, project?: string): Promise<string>;
}

/**
 * A tracker in August 2017: wireguard at EXPERIMENTAL, landlock at GRADUATED, meetings, and for the step to GRADUATED the adopted criteria
 * `ci-boots` (two passing runs within ten days) and `reviewed`.
 */
export async function world(database: TestDatabase): Promise<World> {
  const seeded = await seed(database.db)
    .meeting('2017-05-24')
    .project('wireguard', { defaultBranch: 'master' })
    .record('EXPERIMENTAL')
    .project('landlock', { defaultBranch: 'main' })
    .record('EXPERIMENTAL')
    .record('TESTING')
    .record('GRADUATED')
    .meeting('2017-07-19')
    .meeting('2017-08-02', { startsAt: new Date('2017-08-02T16:00:00Z') })
    .meeting('2017-08-16', { startsAt: new Date('2017-08-16T16:00:00Z') })
    .done();
  const people = await findOrCreatePeople(database.db, ['maintainer', 'chair', 'ci', 'admin']);
  const viewerOf = (role: Role, projects: string[]): Viewer => ({
    personId: people.get(role.toLowerCase()) ?? 0,
    name: role.toLowerCase(),
    role,
    projects,
    tokenId: null,
  });
  const as: World['as'] = (role, now = noon(20), projects = ['wireguard'], waiverDays = undefined) =>
    client(database, { now, viewer: role && viewerOf(role, projects), settings: { waiverDays } });
  const project: World['project'] = async (slug, ...levels) => {
    const [row] = await database.db.insert(projects).values({ slug, name: slug, summary: slug }).returning();
    for (const to of levels)
      await appendStatusChange(
        database.db,
        {
          projectId: row?.id ?? 0,
          kind: 'CHANGE',
          effect: 'SET',
          to,
          meetingId: seeded.meetings.get('2017-05-24') ?? 0,
          meetingDate: '2017-05-24',
          effectiveOn: '2017-05-24',
          basis: 'STATED',
          reason: 'as the minutes say',
          enteredBy: people.get('chair') ?? 0,
        },
        [],
      );
    return row?.id ?? 0;
  };
  const act: World['act'] = async (asked, name, input, fields = '') => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const answer = await asked.data(
      `mutation ($input: ${type}Input!) { ${name}(input: $input) {
        __typename ... on ${type}Success { ${fields || '__typename'} }
        ... on Error { message } ... on ValidationError { issues { path message } } ... on NotFoundError { what key } } }`,
      { input: saidElsewhere(name, input) },
    );
    return answer[name];
  };
  const chair = as('CHAIR');
  const at = {
    meeting: '2017-07-19',
    reason: 'as the meeting said',
    gates: 'GRADUATED',
    standing: 'ADOPTED',
  };
  await act(chair, 'defineCriterion', {
    ...at,
    key: 'ci-boots',
    title: 'CI boots it',
    kind: 'CI',
    requiredRuns: 2,
    windowDays: 10,
  });
  await act(chair, 'defineCriterion', { ...at, key: 'reviewed', title: 'API reviewed', kind: 'REVIEW' });
  const gate: World['gate'] = async (to = 'GRADUATED', now = noon(20), project = 'wireguard') => {
    const answer = await as(null, now).data(
      `query ($project: String!, $to: Readiness!) { project(slug: $project) { gate(to: $to) {
        to verdict summary evaluatedAt nextChangeAt
        criteria { criterion { key } verdict underlyingVerdict inherited isRequired since explanation
          evidence { __typename ... on CiRun { runId attempt status } ... on Assessment { result } } waiver { reason expiresOn state } }
        blockers { code message actor criterion { key } } } } }`,
      { project, to },
    );
    return answer.project.gate;
  };
  const verdict: World['verdict'] = async (criterion, now, slug) =>
    (await gate('GRADUATED', now, slug)).criteria.find(
      (each: { criterion: { key: string } }) => each.criterion.key === criterion,
    ).verdict;
  return { seeded, project, as, act, gate, verdict };
}
