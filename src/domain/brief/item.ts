import { dayOf } from '../../base/calendar.ts';
import { ValidationError } from '../../base/errors.ts';
import type { EvidenceRead } from '../evidence/rows.ts';

/** One thing that a chair should know, in a sentence, and what it rests on. */
export interface BriefItem {
  message: string;
  /** The day it is about; null where it is about none. */
  date: string | null;
  projectIds: number[];
  meetingId: number | null;
  statusChangeId: number | null;
  proposalId: number | null;
  suggestionId: number | null;
  /** What it quotes or names; null where that is nothing. */
  evidence: EvidenceRead | null;
}

export interface BriefSection {
  totalCount: number;
  /** The first {@link MOST_ITEMS} of them. */
  items: BriefItem[];
}

/** Nobody reads more aloud at a meeting. */
export const MOST_ITEMS = 100;

export const briefItem = (message: string, on: Partial<Omit<BriefItem, 'message'>> = {}): BriefItem => ({
  message,
  date: null,
  projectIds: [],
  meetingId: null,
  statusChangeId: null,
  proposalId: null,
  suggestionId: null,
  evidence: null,
  ...on,
});

export const sectionOf = (items: readonly BriefItem[]): BriefSection => ({
  totalCount: items.length,
  items: items.slice(0, MOST_ITEMS),
});

/** Of rows that were read up to {@link MOST_ITEMS}, each with how many there are. */
export const sectionOfRows = <Row extends { total: number }>(
  rows: readonly Row[],
  itemOf: (row: Row) => BriefItem,
): BriefSection => ({ totalCount: rows[0]?.total ?? 0, items: rows.map(itemOf) });

/** One section out of several, in their order. */
export const joined = (sections: readonly BriefSection[]): BriefSection => ({
  totalCount: sections.reduce((sum, { totalCount }) => sum + totalCount, 0),
  items: sections.flatMap(({ items }) => items).slice(0, MOST_ITEMS),
});

/** A sentence ends once, whoever wrote its end. */
export const ended = (text: string): string =>
  /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;

/** @throws ValidationError where the day is yet to come. */
export function assertPast(since: string, now: Date): void {
  const today = dayOf(now);
  if (since > today)
    throw new ValidationError([
      { path: 'since', message: `expected ${today} or an earlier day, got ${since}.` },
    ]);
}
