import { describe, expect, test } from 'vitest';
import { readSeeds } from '../../src/seed/read.ts';
import { facts, hasShared } from './shared.ts';

const REVISION = '3bf33c3a11fc20b459195294a7d8980cbca4195b';
const link = (source: string) =>
  source.startsWith('http')
    ? source
    : `https://github.com/linuxkit/linuxkit/blob/${REVISION}/${source.replace('#', '?plain=1#')}`;
const bare = (handles: string[] = []) => handles.map((handle) => handle.slice(1));
const urls = (evidence: readonly object[]) => evidence.flatMap((item) => ('url' in item ? [item.url] : []));

describe.skipIf(!hasShared)(
  'the seeds carry every fact of ../shared/facts, in words of their own',
  async () => {
    const seeds = await readSeeds();

    test('projects: all fields but the prose', () => {
      const expected = facts('projects').projects;
      expect(seeds.projects.map(({ slug }) => slug)).toEqual(
        expected.map(({ slug }: { slug: string }) => slug),
      );
      for (const fact of expected) {
        const seed = seeds.projects.find(({ slug }) => slug === fact.slug);
        expect(seed).toMatchObject({
          name: fact.name,
          aliases: fact.aliases,
          not_aliases: fact.not_aliases ?? [],
          people: bare(fact.people),
          organisations: fact.organisations,
          links: fact.links ?? [],
          path: fact.path,
          entered_on: fact.entered_projects_on,
          left_on: fact.left_projects_on ?? null,
        });
        expect(seed?.kernel?.series).toBe(fact.kernel?.series);
        expect(seed?.kernel?.base).toBe(fact.kernel?.base);
        expect(seed?.summary).not.toBe(fact.summary);
        const result = (has: boolean) => (has ? 'MET' : 'NOT_MET');
        expect(seeds.assessments.find(({ project }) => project === fact.slug)).toMatchObject({
          readme: result(fact.readme),
          roadmap: result(fact.roadmap),
        });
      }
    });

    test('criteria: key, step, kind, date, basis, standing and source', () => {
      const expected = facts('criteria').criteria;
      expect(expected).toHaveLength(13);
      expect(
        seeds.criteria.map(({ key, gates, kind, since, basis, standing, evidence }) => ({
          ...{ key, gates, kind, since, basis, standing },
          source: urls(evidence)[0],
        })),
      ).toEqual(
        expected.map(({ key, gates, kind, since, basis, standing, source }: Record<string, string>) => ({
          ...{ key, gates, kind, since, basis, standing },
          source: link(source ?? ''),
        })),
      );
    });

    test('records of the ledger: what, when, at which meeting, on what basis, by which line', () => {
      const { recorded, confirmed } = facts('status');
      const shape = (record: Record<string, unknown>, to: unknown, url: unknown) => ({
        project: record.project,
        meeting: record.meeting,
        effective_on: record.effective_on,
        basis: record.basis,
        ...{ to, url },
      });
      expect(seeds.changes.map((record) => shape(record, record.to, urls(record.evidence)[0]))).toEqual(
        recorded.map((fact: Record<string, string>) => shape(fact, fact.to, link(fact.source ?? ''))),
      );
      expect(seeds.confirmations.map((record) => shape(record, record.to, urls(record.evidence)[0]))).toEqual(
        confirmed.map((fact: Record<string, string>) => shape(fact, fact.level, link(fact.source ?? ''))),
      );
    });

    test('every record of the ledger also rests on a line of our own paraphrase of that meeting', () => {
      for (const { meeting, evidence } of [...seeds.changes, ...seeds.confirmations])
        expect(evidence[0]).toMatchObject({ report: meeting, quote: expect.any(String) });
    });

    test('proposals, open and withdrawn', () => {
      expect(
        seeds.proposals.map(({ project, to, effective_on, withdrawn, evidence }) => ({
          ...{ project, to, effective_on },
          closed_on: withdrawn?.on,
          evidence: urls(evidence),
        })),
      ).toEqual(
        facts('status').proposals.map(
          ({ project, to, effective_on, closed_on, evidence }: Record<string, string>) => ({
            ...{ project, to, effective_on, closed_on },
            evidence: [evidence],
          }),
        ),
      );
    });

    test('CI runs: the day, the result and the link, and nothing that nobody knows', () => {
      expect(
        seeds.ciRuns.map(({ project, criterion, on, status, url }) => ({
          project,
          criterion,
          on,
          status,
          url,
        })),
      ).toEqual(
        facts('status').ci_runs.map(
          ({ project, criterion, on, result, evidence }: Record<string, string>) => ({
            ...{ project, criterion, on },
            status: result,
            url: evidence,
          }),
        ),
      );
    });

    test('names of the channel', () => {
      const { slug, names } = facts('status').channel;
      expect(seeds.channel?.slug).toBe(slug);
      expect(
        seeds.channel?.names.map(({ name, since, meeting, evidence }) => ({
          ...{ name, since, meeting },
          source: urls(evidence)[0],
        })),
      ).toEqual(
        names.map((fact: Record<string, string>) => ({
          name: fact.name,
          since: fact.from,
          meeting: fact.meeting,
          source: link(fact.source ?? ''),
        })),
      );
    });

    test('claims: every pair with its verdict and basis, and a link for everything its source names', () => {
      const expected = facts('combinations').claims;
      expect(seeds.claims.map(({ projects, verdict, basis }) => ({ projects, verdict, basis }))).toEqual(
        expected.map(({ a, b, verdict, basis }: Record<string, string>) => ({
          projects: [a, b],
          verdict,
          basis,
        })),
      );
      for (const [index, fact] of expected.entries()) {
        const claim = seeds.claims[index];
        const links = urls(claim?.evidence ?? []).join('\n');
        for (const [, path, start, end] of fact.source.matchAll(/(\S+\/\S+) L(\d+)(?:-(\d+))?/g))
          if (!path.includes('probational'))
            expect(links).toContain(`${path}?plain=1#L${start}${end === undefined ? '' : `-L${end}`}`);
        for (const [, number] of fact.source.matchAll(/PR #(\d+)/g))
          expect(links).toContain(`/pull/${number}`);
        for (const [, number] of fact.source.matchAll(/issue #(\d+)/g))
          expect(links).toContain(`/issues/${number}`);
        for (const [, revision] of fact.source.matchAll(/@([0-9a-f]{9})/g)) expect(links).toContain(revision);
        if (fact.source.startsWith('patch dirs'))
          for (const slug of [fact.a, fact.b])
            expect(links).toMatch(new RegExp(`/tree/[0-9a-f]+/projects/${slug}$`, 'm'));
        expect(claim?.reason).not.toBe(fact.why);
      }
    });

    test('claims about things outside, and named sets', () => {
      const { external, named } = facts('combinations');
      expect(
        seeds.externalClaims.map(({ project, thing, verdict, basis, meeting, evidence }) => ({
          ...{ project, thing, verdict, basis, meeting },
          source: urls(evidence)[0],
        })),
      ).toEqual(
        external.map(({ project, thing, verdict, basis, meeting, source }: Record<string, string>) => ({
          ...{ project, thing, verdict, basis, meeting },
          source: link(source ?? ''),
        })),
      );
      expect(
        seeds.combinations.map(({ slug, projects, meeting, asked_on, evidence }) => ({
          ...{ slug, projects, meeting, asked_on },
          source: urls(evidence)[0],
        })),
      ).toEqual(
        named.map(({ slug, projects, meeting, asked_on, source }: Record<string, string>) => ({
          ...{ slug, projects, meeting },
          asked_on: asked_on ?? meeting,
          source: link(source ?? ''),
        })),
      );
    });

    test('deltas on base LinuxKit', () => {
      const { base, deltas } = facts('deltas');
      const withoutNote = ({ note: _, ...delta }: { note?: string }) => delta;
      expect(seeds.base).toEqual(base);
      for (const { slug, delta } of seeds.projects) {
        if (slug === 'clear-containers') expect(delta?.kernel).toMatchObject({ replaces_cmdline: true });
        const { replaces_cmdline: _, ...kernel } = delta?.kernel ?? {};
        expect(withoutNote({ ...delta, ...(delta?.kernel && { kernel }) })).toEqual(
          withoutNote(deltas[slug]),
        );
        expect(delta?.note === undefined).toBe(deltas[slug].note === undefined);
      }
    });
  },
);
