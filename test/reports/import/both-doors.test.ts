import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { READINESS } from '../../../src/base/readiness.ts';
import type { Db } from '../../../src/db/index.ts';
import { channels } from '../../../src/db/tables/index.ts';
import { findOrCreatePeople } from '../../../src/domain/person/find-or-create.ts';
import { importReport } from '../../../src/reports/import.ts';
import { client } from '../../helpers/client.ts';
import { describeOn } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

const NOW = '2018-03-01T12:00:00Z';
/** Held, held, begins later today, tomorrow. */
const MEETINGS = ['2017-06-21', '2018-02-28', '2018-03-01', '2018-03-02'];

/** The same act, as a mutation and as a line of a report. */
interface Both {
  meeting: string;
  act: string;
  input: Record<string, unknown>;
  line: string;
  /** What the mutation names by its id, of a project; the line names it by its words. */
  target?: { field: 'statusChange' | 'waiver' | 'proposal'; project: string };
}

const project = fc.constantFrom('wireguard', 'landlock', 'okernel');
const level = fc.constantFrom(...READINESS);
const criterion = fc.constantFrom('readme', 'ci-boots', 'gone', 'no-such-thing');
const day = fc.constantFrom(
  '2017-05-24',
  '2017-07-01',
  '2018-02-28',
  '2018-03-02',
  '2018-03-03',
  '2030-01-01',
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const reason = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('so it was found', 'Everybody was for it', 'nach Prüfung') },
  { weight: 1, arbitrary: fc.constant('x'.repeat(2001)) },
);
const meeting = fc.oneof(
  { weight: 5, arbitrary: fc.constant('2017-06-21') },
  { weight: 3, arbitrary: fc.constant('2018-02-28') },
  { weight: 2, arbitrary: fc.constantFrom('2018-03-01', '2018-03-02') },
);
const URL = 'https://example.org/evidence';
const evidence = [{ url: URL }];
const link = `[evidence](${URL})`;
const on = (date: string | undefined) => (date ? `, effective ${date}` : '');
const common = fc.record({ meeting, reason });

const ACTS: fc.Arbitrary<Both>[] = [
  fc
    .record({ common, project, from: level, to: level, effectiveOn: maybe(day), isOverridden: fc.boolean() })
    .map(({ common: { meeting, reason }, project, from, to, effectiveOn, isOverridden }) => ({
      meeting,
      act: 'recordStatusChange',
      input: {
        project,
        to,
        statedFrom: from,
        meeting,
        effectiveOn,
        reason,
        evidence,
        ...(isOverridden ? { override: reason } : {}),
      },
      line: `${project}: ${from} -> ${to}${on(effectiveOn)}${isOverridden ? ', override' : ''}: ${reason} ${link}`,
      // A line takes up the open proposal that it fits; a mutation names it.
      ...(project === 'landlock' && to === 'EXPERIMENTAL'
        ? { target: { field: 'proposal' as const, project: 'landlock' } }
        : {}),
    })),
  fc
    .record({ common, project, level, effectiveOn: maybe(day) })
    .map(({ common: { meeting, reason }, project, level, effectiveOn }) => ({
      meeting,
      act: 'confirmReadiness',
      input: { project, expectedFrom: level, meeting, effectiveOn, reason, evidence },
      line: `${project}: confirmed ${level}${on(effectiveOn)}: ${reason} ${link}`,
    })),
  fc
    .record({
      common,
      project,
      criterion,
      result: fc.constantFrom('MET', 'NOT_MET', 'NOT_APPLICABLE'),
      until: maybe(day),
    })
    .map(({ common: { meeting, reason }, project, criterion, result, until }) => ({
      meeting,
      act: 'assessCriterion',
      input: { project, criterion, result, justification: reason, meeting, validUntil: until, evidence },
      line: `${project}, ${criterion}: ${result.toLowerCase().replace('_', ' ')}${until ? `, until ${until}` : ''}: ${reason} ${link}`,
    })),
  fc
    .record({ common, project, criterion, until: day })
    .map(({ common: { meeting, reason }, project, criterion, until }) => ({
      meeting,
      act: 'waiveCriterion',
      input: { project, criterion, meeting, expiresOn: until, reason, evidence },
      line: `${project}, ${criterion}: waived until ${until}: ${reason} ${link}`,
    })),
  fc
    .record({
      common,
      verdict: fc.constantFrom('TESTED', 'PLAUSIBLE', 'CONFLICT'),
      until: maybe(day),
      series: maybe(fc.constant('4.11')),
      external: maybe(fc.constantFrom('Ubuntu 17.10', 'KSPP')),
    })
    .map(({ common: { meeting, reason }, verdict, until, series, external }) => ({
      meeting,
      act: 'claimCompatibility',
      input: {
        project: 'wireguard',
        ...(external ? { external } : { other: 'okernel' }),
        verdict,
        kernelSeries: series,
        expiresOn: until,
        meeting,
        reason,
        evidence,
      },
      line: `wireguard + ${external ? `"${external}"` : 'okernel'}: ${verdict}${series ? ` on ${series}` : ''}${until ? `, until ${until}` : ''}: ${reason} ${link}`,
    })),
  fc
    .record({
      common,
      key: fc.constantFrom('readme', 'fuzzed', 'gone'),
      gates: level,
      kind: fc.constantFrom('CI', 'REVIEW'),
      isProposed: fc.boolean(),
      runs: maybe(fc.integer({ min: 0, max: 200 })),
      title: fc.constantFrom('A README', 'Fuzzed', 'x'.repeat(201)),
    })
    .map(({ common: { meeting, reason }, key, gates, kind, isProposed, runs, title }) => ({
      meeting,
      act: 'defineCriterion',
      input: {
        key,
        gates,
        kind,
        title,
        standing: isProposed ? 'PROPOSED' : 'ADOPTED',
        requiredRuns: runs,
        meeting,
        reason,
        evidence,
      },
      line: `criterion ${key}${isProposed ? ' proposed' : ''} for ${gates} (${kind}${runs === undefined ? '' : `, ${runs} runs`}): ${title}: ${reason} ${link}`,
    })),
  fc
    .record({ common, criterion, isAdopted: fc.boolean() })
    .map(({ common: { meeting, reason }, criterion, isAdopted }) => ({
      meeting,
      act: isAdopted ? 'adoptCriterion' : 'retireCriterion',
      input: { criterion, meeting, reason, evidence },
      line: `criterion ${criterion} ${isAdopted ? 'adopted' : 'dropped'}: ${reason} ${link}`,
    })),
  fc
    .record({ common, project, to: level, effectiveOn: maybe(day) })
    .map(({ common: { reason }, project, to, effectiveOn }) => ({
      meeting: '2017-06-21',
      act: 'proposeStatusChange',
      input: { project, to, effectiveOn, reason, evidence },
      line: `${project}: proposed ${to}${on(effectiveOn)}: ${reason} ${link}`,
    })),
  fc
    .record({
      common,
      slug: fc.constantFrom('poc', 'known'),
      members: fc.uniqueArray(project, { minLength: 1, maxLength: 3 }),
      askedBy: maybe(fc.constant('riyazdf')),
    })
    .map(({ common: { meeting, reason }, slug, members, askedBy }) => ({
      meeting,
      act: 'defineCombination',
      input: { slug, projects: members, askedBy, meeting, reason, evidence },
      line: `combination ${slug}: ${members.join(' + ')}${askedBy ? `, asked by @${askedBy}` : ''}: ${reason} ${link}`,
    })),
  fc
    .record({ common, name: fc.constantFrom('testing', 'staging'), since: maybe(day) })
    .map(({ common: { meeting, reason }, name, since }) => ({
      meeting,
      act: 'nameChannel',
      input: { name, since, meeting, reason, evidence },
      line: `channel named "${name}"${since ? `, since ${since}` : ''}: ${reason} ${link}`,
    })),
];

const CORRECTED = fc.constantFrom('wireguard', 'landlock');
ACTS.push(
  fc
    .record({ common, project: CORRECTED, to: level, effectiveOn: maybe(day), isOverridden: fc.boolean() })
    .map(({ common: { meeting, reason }, project, to, effectiveOn, isOverridden }) => ({
      meeting,
      act: 'correctStatusChange',
      input: {
        to,
        meeting,
        effectiveOn,
        reason,
        evidence,
        ...(isOverridden ? { override: reason } : {}),
      },
      line: `${project}: correction of 2017-05-24: ${to}${on(effectiveOn)}${isOverridden ? ', override' : ''}: ${reason} ${link}`,
      target: { field: 'statusChange' as const, project },
    })),
  fc.record({ common, project: CORRECTED }).map(({ common: { meeting, reason }, project }) => ({
    meeting,
    act: 'correctStatusChange',
    input: { retract: true, meeting, reason, evidence },
    line: `${project}: retraction of 2017-05-24: ${reason} ${link}`,
    target: { field: 'statusChange' as const, project },
  })),
  common.map(({ meeting, reason }) => ({
    meeting,
    act: 'revokeWaiver',
    input: { meeting, reason },
    line: `wireguard, readme: waiver revoked: ${reason}`,
    target: { field: 'waiver' as const, project: 'wireguard' },
  })),
  common.map(({ reason }) => ({
    meeting: '2017-06-21',
    act: 'withdrawProposal',
    input: { reason },
    line: `landlock: proposal of EXPERIMENTAL withdrawn: ${reason}`,
    target: { field: 'proposal' as const, project: 'landlock' },
  })),
);

/**
 * What is compared of each table: all but what tells by which door it came, and from the clock of the database. The basis follows what
 * is cited, and only a report cites its own line.
 */
const TABLES: Record<string, string[]> = {
  status_changes: ['id', 'entered_at', 'basis'],
  assessments: ['id', 'entered_at'],
  waivers: ['id', 'entered_at'],
  waiver_revocations: ['entered_at'],
  compatibility_claims: ['id', 'entered_at', 'source', 'basis'],
  criteria: ['id'],
  criterion_records: ['id', 'criterion_id', 'entered_at', 'basis'],
  proposals: ['id', 'opened_at', 'status_change_id'],
  combination_versions: ['id', 'combination_id', 'entered_at'],
  channel_names: ['id', 'entered_at'],
  evidence: [
    ...[
      'id',
      'position',
      'status_change_id',
      'proposal_id',
      'criterion_record_id',
      'assessment_id',
      'waiver_id',
    ],
    ...['claim_id', 'combination_version_id', 'channel_name_id'],
  ],
};

class TakenBack extends Error {}

describeOn(['pglite'], 'the same act by both doors', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
    await tracker.db.insert(channels).values({ slug: 'testing', summary: 'The testing channel.' });
    await findOrCreatePeople(tracker.db, ['riyazdf']);
    const decided = [
      '- criterion readme for TESTING (REVIEW): A README: required',
      '- criterion ci-boots for TESTING (CI): It boots: required',
      '- criterion gone for TESTING (REVIEW): Gone: required',
      '- wireguard: none -> EXPERIMENTAL: in the tree',
      '- landlock: none -> PROPOSED: talked about',
      '- landlock: proposed EXPERIMENTAL: it applies',
      '- wireguard, readme: waived until 2018-12-31: for now',
      '- combination known: wireguard + landlock: asked for',
      '- channel named "staging": so it was called',
    ];
    await tracker.take(report('2017-05-24', { decisions: decided.join('\n') }));
    await tracker.take(report('2017-06-07', { decisions: '- criterion gone dropped: not needed' }));
    for (const date of MEETINGS) {
      await tracker.take(report(date));
      await tracker.hold(date);
    }
  });
  afterAll(() => tracker?.close());

  /** What the work answers and leaves, and nothing of it stays. */
  const tried = async <T>(work: (tx: Db) => Promise<T>) => {
    let left: { answer: T; rows: Record<string, string[]> } | null = null;
    await tracker.db
      .transaction(async (tx) => {
        const answer = await work(tx);
        left = { answer, rows: await rowsOf(tx) };
        throw new TakenBack();
      })
      .catch((error) => {
        if (!(error instanceof TakenBack)) throw error;
      });
    return left as unknown as { answer: T; rows: Record<string, string[]> };
  };

  const byMutation = ({ act, input, target }: Both) =>
    tried(async (tx) => {
      const viewer = {
        personId: tracker.enteredBy,
        name: 'chair',
        role: 'CHAIR',
        projects: [],
        tokenId: null,
      } as const;
      const type = `${act[0]?.toUpperCase()}${act.slice(1)}`;
      const { data } = client({ db: tx }, { now: NOW, viewer });
      const id = target && (await idOf(data, target));
      const answer = await data(
        `mutation Act($input: ${type}Input!) { act: ${act}(input: $input) { __typename ... on Error { message } ... on ValidationError { issues { message } } } }`,
        { input: { ...input, ...(target ? { [target.field]: id } : {}) } },
      );
      const { message, issues } = answer.act;
      return issues
        ? issues.map((issue: { message: string }) => issue.message).join('; ')
        : (message ?? null);
    });

  const byReport = ({ meeting, line }: Both) =>
    tried(async (tx) => {
      const source = report(meeting, { decisions: `- ${line}` });
      const context = { enteredBy: tracker.enteredBy, now: new Date(NOW) };
      const { diagnostics } = await importReport(tx, { source, path: 'report.md' }, context);
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      return errors.length ? errors.map(({ message }) => message).join('; ') : null;
    });

  /** The API's sentence in the manner of a diagnostic; several problems in whatever order. */
  const plain = (message: string | null) =>
    message
      ?.replace(/ In a report: .*$/, '')
      .replaceAll('Expected ', 'expected ')
      .replaceAll(/; got /g, ', found ')
      .split('; ')
      .map((part) => part.replace(/\.$/, ''))
      .sort()
      .join('; ') ?? null;

  test('is done alike, or refused in the same words', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...ACTS), async (both) => {
        const mutation = await byMutation(both);
        const imported = await byReport(both);
        expect(plain(imported.answer)).toBe(plain(mutation.answer));
        expect(imported.rows).toEqual(mutation.rows);
      }),
      { numRuns: 60 },
    );
  });
});

async function idOf(
  data: ReturnType<typeof client>['data'],
  { field, project }: NonNullable<Both['target']>,
): Promise<string> {
  const list = { statusChange: 'history', waiver: 'waivers', proposal: 'proposals' }[field];
  const found = await data(`{ project(slug: "${project}") { ${list}(first: 1) { nodes { id } } } }`);
  return found.project[list].nodes[0].id;
}

async function rowsOf(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [table, without] of Object.entries(TABLES)) {
    const left = sql.join(
      without.map((column) => sql`${column}`),
      sql`, `,
    );
    // Lines of a report are what only a report can cite.
    const where = table === 'evidence' ? sql`where revision_id is null` : sql``;
    const { rows } = await db.execute<{ row: string }>(
      sql`select (to_jsonb(t) - array[${left}]::text[])::text as row from ${sql.identifier(table)} t ${where} order by 1`,
    );
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}
