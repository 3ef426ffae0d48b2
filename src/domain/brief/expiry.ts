import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { dayOf } from '../as-of.ts';
import { explain } from '../gate/sentences.ts';
import { addDays, DAY_MS, shownInstant } from '../gate/time.ts';
import { isSatisfied } from '../gate/verdicts.ts';
import { stateAt } from '../waiver/at.ts';
import { type BriefItem, type BriefSection, briefItem, sectionOf } from './item.ts';
import type { Judged } from './judged.ts';

export interface BriefedExpiry {
  expired: BriefSection;
  expiring: BriefSection;
}

/** How far ahead a chair looks. */
export const DAYS_AHEAD = 14;

interface ClaimRow extends Record<string, unknown> {
  expiresOn: string;
  names: string[];
  projectIds: number[];
  verdict: string;
}

/** Evidence, waivers and claims that have run out since, or will within fourteen days. */
export async function briefedExpiry(
  db: Db,
  judged: readonly Judged[],
  since: string,
  now: Date,
): Promise<BriefedExpiry> {
  const today = dayOf(now);
  const claims = await claimsThatEnd(db, since, addDays(today, DAYS_AHEAD));
  const isPast = ({ date }: BriefItem) => date !== null && date < today;
  const ofClaims = claims.map(({ names, projectIds, verdict, expiresOn }) =>
    briefItem(`${names.join(' and ')}: the claim ${verdict} counts to the end of ${expiresOn}.`, {
      date: expiresOn,
      projectIds,
    }),
  );
  return {
    expired: sectionOf([...judged.flatMap((one) => expiredOf(one, since, now)), ...ofClaims.filter(isPast)]),
    expiring: sectionOf([
      ...judged.flatMap((one) => expiringOf(one, now)),
      ...ofClaims.filter((item) => !isPast(item)),
    ]),
  };
}

function expiredOf({ project, judgements }: Judged, since: string, now: Date): BriefItem[] {
  return judgements.flatMap((judgement) => {
    const { verdict, waiver, criterion } = judgement;
    const items: BriefItem[] = [];
    if (verdict === 'STALE' && judgement.since >= since)
      items.push(
        briefItem(`${project.name}: ${explain(judgement, now)}`, {
          date: judgement.since,
          projectIds: [project.id],
        }),
      );
    if (waiver && stateAt(waiver, now) === 'EXPIRED' && waiver.expiresOn >= since)
      items.push(
        briefItem(`${project.name}: the waiver of ${criterion.title} ended with ${waiver.expiresOn}.`, {
          date: waiver.expiresOn,
          projectIds: [project.id],
        }),
      );
    return items;
  });
}

function expiringOf({ project, judgements }: Judged, now: Date): BriefItem[] {
  const horizon = now.getTime() + DAYS_AHEAD * DAY_MS;
  return judgements.flatMap(({ criterion, verdict, changesAt }) => {
    const isHeldUp = isSatisfied(verdict) || verdict === 'WAIVED';
    if (!isHeldUp || !changesAt || changesAt.getTime() > horizon) return [];
    const message = `${project.name}: ${criterion.title} is ${verdict} until ${shownInstant(changesAt)}.`;
    return [briefItem(message, { date: dayOf(changesAt), projectIds: [project.id] })];
  });
}

/** The newest claims of pairs, and with things outside, that end from one day to another. */
async function claimsThatEnd(db: Db, from: string, to: string): Promise<ClaimRow[]> {
  const { rows } = await db.execute<ClaimRow>(sql`
    select newest.expires_on::text as "expiresOn", newest.verdict,
      array_remove(array[project.name, coalesce(other.name, newest.external_thing)], null) as names,
      array_remove(array[newest.project_id, newest.other_project_id], null) as "projectIds"
    from (
      select distinct on (project_id, other_project_id, external_thing) * from compatibility_claims
      order by project_id, other_project_id, external_thing, claimed_on desc, id desc
    ) newest
    join projects project on project.id = newest.project_id
    left join projects other on other.id = newest.other_project_id
    where newest.expires_on between ${from}::date and ${to}::date
    order by newest.expires_on, newest.id`);
  return rows;
}
