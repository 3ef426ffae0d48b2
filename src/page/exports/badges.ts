import { makeBadge } from 'badge-maker';
import { levelWord } from '../group.ts';
import type { Readiness } from '../operation-types.ts';
import { type Ask, type Export, OperationError } from '../view.ts';

const COLOURS: Record<Readiness, string> = {
  PROPOSED: '#6a6257',
  EXPERIMENTAL: '#8a5a00',
  TESTING: '#1f5fa8',
  GRADUATED: '#00694f',
  ONGOING: '#5b4a9c',
  RETIRED: '#5c6067',
};
const NONE_COLOUR = '#686c73';
/** A badge stands in a line of text. */
const MAX_LABEL = 60;

/** Nobody reads a page where badges are shown, so a badge says that there is no such project. */
const UNKNOWN = { message: 'not found', color: NONE_COLOUR, isKnown: false };

async function badgeOf({ params: { slug = '' }, reading, query, group }: Ask) {
  const { project } = await query('Badge', { slug, ...reading }).catch(nobody);
  if (!project) return { label: group.project.one, ...UNKNOWN };
  const { name, readiness } = project;
  return {
    label: shortened(name),
    message: levelWord(group, readiness).toLowerCase(),
    color: readiness ? COLOURS[readiness] : NONE_COLOUR,
    isKnown: true,
  };
}

/** A text that cannot be the name of a project names none. */
function nobody(error: unknown): { project: null } {
  if (error instanceof OperationError && error.codes.includes('BAD_USER_INPUT')) return { project: null };
  throw error;
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > MAX_LABEL ? `${characters.slice(0, MAX_LABEL - 1).join('')}…` : name;
}

const svg: Export = {
  path: '/badge/:slug.svg',
  async write(ask) {
    const { isKnown, ...badge } = await badgeOf(ask);
    return {
      type: 'image/svg+xml; charset=utf-8',
      body: makeBadge({ ...badge, style: 'flat' }),
      status: isKnown ? 200 : 404,
    };
  },
};

/** What shields.io asks an endpoint for. */
const shields: Export = {
  path: '/badge/:slug.json',
  async write(ask) {
    const { isKnown, ...badge } = await badgeOf(ask);
    return {
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ schemaVersion: 1, ...badge, ...(isKnown ? {} : { isError: true }) }),
      status: isKnown ? 200 : 404,
    };
  },
};

/** The readiness of a project, to be shown elsewhere. */
export const badges: readonly Export[] = [svg, shields];
