import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ciRuns, criteria, people, projects } from '../../../src/db/tables/index.ts';
import { ciChangesAt, ciFinding, ciSince } from '../../../src/domain/gate/ci-finding.ts';
import { readEvidence } from '../../../src/domain/gate/read-evidence.ts';
import { describeOnBoth } from '../../helpers/database.ts';

const DAY = 86_400_000;
const START = Date.UTC(2017, 7, 1);
const instant = fc.integer({ min: 0, max: 40 * 4 }).map((quarter) => new Date(START + quarter * (DAY / 4)));
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

const run = fc
  .record({
    runId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    attempt: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom('QUEUED', 'RUNNING', 'PASSED', 'FAILED', 'ERRORED', 'CANCELLED'),
    branch: fc.constantFrom('master', 'master', 'master', null, 'topic'),
    start: instant,
    length: fc.integer({ min: 0, max: 12 }),
    known: fc.constantFrom('instant', 'day', 'instant without start'),
    isReportedLate: fc.boolean(),
    runNumber: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ start, length, known, isReportedLate, status, ...rest }) => {
    const end = new Date(start.getTime() + length * (DAY / 8));
    const hasEnded = !['QUEUED', 'RUNNING'].includes(status);
    return {
      ...rest,
      status: status as 'PASSED',
      startedAt: status === 'QUEUED' || known !== 'instant' ? null : start,
      finishedAt: hasEnded && known !== 'day' ? end : null,
      finishedOn: hasEnded ? dayOf(end) : null,
      reportedAt: isReportedLate ? new Date(START + 400 * DAY) : start,
    };
  });
const history = fc.uniqueArray(run, { selector: (each) => `${each.runId} ${each.attempt}`, maxLength: 14 });

describeOnBoth('the runs that the database picks', (open) => {
  test('decide as all the runs do, at any instant', { timeout: 120_000 }, async () => {
    const { db, close } = await open();
    try {
      const [person] = await db.insert(people).values({ handle: 'ci' }).returning();
      const [criterion] = await db.insert(criteria).values({ key: 'ci-boots' }).returning();
      if (!person || !criterion) throw new Error('no rows');
      let made = 0;
      await fc.assert(
        fc.asyncProperty(
          history,
          instant,
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 1, max: 12 }),
          async (given, at, requiredRuns, windowDays) => {
            made += 1;
            const slug = `project-${made}`;
            const [project] = await db
              .insert(projects)
              .values({ slug, name: slug, summary: slug })
              .returning({ id: projects.id, defaultBranch: projects.defaultBranch });
            if (!project) throw new Error('no project');
            if (given.length)
              await db.insert(ciRuns).values(
                given.map((each) => ({
                  ...each,
                  projectId: project.id,
                  criterionId: criterion.id,
                  reportedBy: person.id,
                })),
              );
            // A later attempt may have found its run another place than it was given when it was entered.
            const rows = await db.select().from(ciRuns).where(eq(ciRuns.projectId, project.id));
            const evidenceOf = await readEvidence(
              db,
              { projects: [project], criteria: [{ id: criterion.id, requiredRuns }] },
              at,
            );
            const { runs: picked } = evidenceOf(project.id, criterion.id);
            const settings = { requiredRuns, windowDays };
            const [byAll, byPicked] = [rows, picked].map((list) => {
              const found = ciFinding(settings, list, 'master', at);
              return {
                verdict: found.verdict,
                passing: found.passing,
                broken: found.broken?.id,
                evidence: found.evidence.map(({ id }) => id),
                since: ciSince(found),
                changesAt: ciChangesAt(found, at),
              };
            });
            expect(byPicked).toEqual(byAll);
            expect(picked.length).toBeLessThanOrEqual(requiredRuns + 2);
          },
        ),
        { numRuns: 150 },
      );
    } finally {
      await close();
    }
  });
});
