import { sql } from 'drizzle-orm';
import { addDays, DAY_MS, dayOf, shownInstant } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { compatibilityWord } from '../claim/pair.ts';
import { explain, verdictWords } from '../gate/sentences.ts';
import { isSatisfied } from '../gate/verdicts.ts';
import { stateAt } from '../gate/waiver-at.ts';
import { DAYS_AHEAD } from '../ledger/state.ts';
import {
  type BriefItem,
  type BriefSection,
  briefItem,
  joined,
  MOST_ITEMS,
  sectionOf,
  sectionOfRows,
} from './item.ts';
import type { Judged } from './judged.ts';

export interface BriefedExpiry {
  expired: BriefSection;
  expiring: BriefSection;
}

interface ClaimRow extends Record<string, unknown> {
  expiresOn: string;
  names: string[];
  projectIds: number[];
  verdict: string;
  total: number;
}

/** Evidence, waivers and claims that have run out since, or will within fourteen days. */
export async function briefedExpiry(
  db: Db,
  judged: readonly Judged[],
  since: string,
  now: Date,
): Promise<BriefedExpiry> {
  const today = dayOf(now);
  return {
    expired: joined([
      sectionOf(judged.flatMap((one) => expiredOf(one, since, now))),
      await claimsThatEnd(db, since, addDays(today, -1)),
    ]),
    expiring: joined([
      sectionOf(judged.flatMap((one) => expiringOf(one, now))),
      await claimsThatEnd(db, today < since ? since : today, addDays(today, DAYS_AHEAD)),
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
        briefItem(`${project.name}: the waiver of ${criterion.title} ended on ${waiver.expiresOn}.`, {
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
    const message = `${project.name}: ${criterion.title} is ${verdictWords(verdict)} until ${shownInstant(changesAt)}.`;
    return [briefItem(message, { date: dayOf(changesAt), projectIds: [project.id] })];
  });
}

/** The newest claims of pairs, and with things outside, that end from one day to another. */
async function claimsThatEnd(db: Db, from: string, to: string): Promise<BriefSection> {
  const { rows } = await db.execute<ClaimRow>(sql`
    select newest.expires_on::text as "expiresOn", newest.verdict, newest.total,
      array_remove(array[project.name, coalesce(other.name, newest.external_thing)], null) as names,
      array_remove(array[newest.project_id, newest.other_project_id], null) as "projectIds"
    from (
      select claim.*, count(*) over ()::int as total from compatibility_claims claim
      where claim.expires_on between ${from}::date and ${to}::date and not exists (
        select from compatibility_claims later
        where later.project_id = claim.project_id and later.other_project_id is not distinct from claim.other_project_id
          and later.external_thing is not distinct from claim.external_thing
          and (later.claimed_on, later.id) > (claim.claimed_on, claim.id))
      order by claim.expires_on, claim.id limit ${MOST_ITEMS}
    ) newest
    join projects project on project.id = newest.project_id
    left join projects other on other.id = newest.other_project_id
    order by newest.expires_on, newest.id`);
  return sectionOfRows(rows, ({ names, projectIds, verdict, expiresOn }) =>
    briefItem(
      `${names.join(' and ')}: the claim “${compatibilityWord(verdict)}” counts until the end of ${expiresOn}.`,
      {
        date: expiresOn,
        projectIds,
      },
    ),
  );
}
