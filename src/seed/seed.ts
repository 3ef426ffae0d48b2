import type { Db } from '../db/index.ts';
import { appendAuditEvent } from '../domain/act/audit.ts';
import { passOverNews } from '../domain/news/give-out.ts';
import { isEmpty } from '../domain/project/rows.ts';
import { seedAssessments } from './assessments.ts';
import { seedChannel } from './channel.ts';
import { seedCiRuns } from './ci-runs.ts';
import { seedClaims } from './claims.ts';
import { seedCombinations } from './combinations.ts';
import { seedCriteria } from './criteria.ts';
import { lookup, type SeedIds } from './ids.ts';
import { seedPeople } from './people.ts';
import { seedProjects } from './projects.ts';
import { seedProposals } from './proposals.ts';
import { readSeeds, type Seeds } from './read.ts';
import { DEFAULT_SEEDS } from './read-files.ts';
import { seedReports } from './reports.ts';
import { seedStatusChanges } from './status-changes.ts';

/** How many of each the seeds have. */
type SeedCounts = ReturnType<typeof countsOf>;

export interface SeedSummary {
  /** What was written; null where there was something in the database already. */
  seeded: SeedCounts | null;
}

/**
 * Fills an empty database, one without projects and meetings, from a folder of seeds in one transaction. Any other is left as it is,
 * and the files are not even read. The caller sees to it that only one does this at a time.
 * @throws SeedError when the files are broken or the rules refuse what they say; nothing is written then.
 */
export async function seedDatabase(
  db: Db,
  folder: string = DEFAULT_SEEDS,
  now: Date = new Date(),
): Promise<SeedSummary> {
  if (!(await isEmpty(db))) return { seeded: null };
  const seeds = await readSeeds(folder);
  await db.transaction(async (tx) => {
    await write(tx, seeds, now);
    await passOverNews(tx);
  });
  return { seeded: countsOf(seeds) };
}

const countsOf = (seeds: Seeds) => ({
  projects: seeds.projects.length,
  meetings: seeds.reports.length,
  criteria: seeds.criteria.length,
  statusChanges: seeds.changes.length + seeds.confirmations.length,
  proposals: seeds.proposals.length,
  claims: seeds.claims.length + seeds.externalClaims.length,
  combinations: seeds.combinations.length,
  ciRuns: seeds.ciRuns.length,
  assessments: 2 * seeds.assessments.length,
});

/** Each step may refer to what the ones before it wrote. */
async function write(tx: Db, seeds: Seeds, now: Date): Promise<void> {
  const person = lookup('person', await seedPeople(tx, seeds));
  const bot = person(seeds.bot.handle);
  const project = lookup('project', await seedProjects(tx, seeds, { person }));
  const reports = await seedReports(tx, seeds, { enteredBy: bot, now });
  const revision = lookup('report', reports.revisions);
  const criterion = lookup('criterion', await seedCriteria(tx, seeds, { bot, revision }, now));
  const ids: SeedIds = { bot, person, project, revision, criterion };
  await seedAssessments(tx, seeds, ids);
  await seedCiRuns(tx, seeds, ids);
  await seedStatusChanges(tx, seeds, ids, now);
  await seedProposals(tx, seeds, ids);
  await seedClaims(tx, seeds, ids, now);
  await seedCombinations(tx, seeds, ids, now);
  await seedChannel(tx, seeds, ids, now);
  await appendAuditEvent(
    tx,
    { viewer: { personId: bot, tokenId: null }, requestId: null },
    { act: 'seed', subject: `Person:${bot}`, details: countsOf(seeds) },
  );
}
