import type { z } from 'zod';
import { READINESS } from '../../base/readiness.ts';
import type { OverviewRowsQueryVariables, ProjectOrderField, Readiness } from '../operation-types.ts';
import { BadQueryError, many, one, readQuery, text, word } from '../query-string.ts';
import type { Reading, Search } from '../reading.ts';

export const PAGE_SIZE = 50;
/** Of each level, where all stand below each other: the rest is one link away. */
const LEVEL_SIZE = 20;

/** Every way of sorting; `-` puts the last first. */
const SORTS = [
  'name',
  '-name',
  'readiness',
  '-readiness',
  'since',
  '-since',
  'recorded',
  '-recorded',
] as const;
export type Sort = (typeof SORTS)[number];

const FIELDS: Record<string, ProjectOrderField> = {
  name: 'NAME',
  readiness: 'READINESS',
  since: 'SINCE',
  recorded: 'LAST_RECORDED',
};

const shape = {
  /** Stands in the name, the summary or an alias. */
  text: one(text),
  readiness: many(word([...READINESS, 'NONE'])),
  organisation: many(text),
  proposal: one(word(['open', 'none'])),
  stale: one(word(['yes', 'no'])),
  /** Whether the gate to the next step is open. */
  gate: one(word(['open', 'blocked'])),
  sort: one(word(SORTS)),
  after: one(text),
  before: one(text),
};

/** What a reader of the overview asks for, as the query string has it. */
export type Question = { [Name in keyof typeof shape]: z.output<(typeof shape)[Name]> };

/** @throws BadQueryError */
export function questionOf(url: URL): Question {
  const question = readQuery(url, shape);
  const { readiness } = question;
  if (readiness.includes('NONE') && readiness.length > 1)
    throw new BadQueryError('readiness', 'NONE or levels, not both', readiness.join(', '));
  return question;
}

/** The question without its page, as a query string. */
export const searchOf = ({ after: _, before: __, ...rest }: Question): Search => ({ ...rest });

export const isFiltered = (question: Question): boolean => {
  const { text, readiness, organisation, proposal, stale, gate } = question;
  return Boolean(text || readiness.length || organisation.length || proposal || stale || gate);
};

/** Whether the rows stand by level, as they do until a reader chooses an order or another page. */
export const isByLevel = ({ sort, after, before }: Question): boolean => !sort && !after && !before;

/** `slugs`: those that the question leaves, where the API does not choose by what it asks. */
export function variablesOf(
  question: Question,
  reading: Reading,
  slugs: readonly string[] | null,
): OverviewRowsQueryVariables {
  const { text, organisation, proposal, stale, sort = 'name', after, before } = question;
  const levels = question.readiness.filter((level) => level !== 'NONE');
  return {
    ...reading,
    filter: {
      text,
      slug: slugs && [...slugs],
      organisation: organisation.length > 0 ? organisation : null,
      readiness: levels.length > 0 ? levels : null,
      hasReadiness: question.readiness.includes('NONE') ? false : null,
      hasOpenProposal: proposal ? proposal === 'open' : null,
      isStale: stale ? stale === 'yes' : null,
    },
    orderBy: {
      field: FIELDS[sort.replace('-', '')] ?? 'NAME',
      direction: sort.startsWith('-') ? 'DESC' : 'ASC',
    },
    ...(before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after }),
  };
}

/** The rows of one level, to stand below its name. */
export const variablesAt = (level: Readiness | null, reading: Reading): OverviewRowsQueryVariables => ({
  ...reading,
  filter: level === null ? { hasReadiness: false } : { readiness: [level] },
  orderBy: { field: 'NAME', direction: 'ASC' },
  first: LEVEL_SIZE,
});
