import { makeBadge } from 'badge-maker';
import type { Readiness } from '../operation-types.ts';
import type { Ask, Export } from '../view.ts';
import { readinessWord } from '../words.ts';

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

async function badgeOf({ params: { slug = '' }, reading, query }: Ask) {
  const { project } = await query('Badge', { slug, ...reading });
  if (!project) return null;
  const { name, readiness } = project;
  return {
    label: shortened(name),
    message: readinessWord(readiness).toLowerCase(),
    color: readiness ? COLOURS[readiness] : NONE_COLOUR,
  };
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > MAX_LABEL ? `${characters.slice(0, MAX_LABEL - 1).join('')}…` : name;
}

const svg: Export = {
  path: '/badge/:slug.svg',
  async write(ask) {
    const badge = await badgeOf(ask);
    return badge && { type: 'image/svg+xml; charset=utf-8', body: makeBadge({ ...badge, style: 'flat' }) };
  },
};

/** What shields.io asks an endpoint for. */
const shields: Export = {
  path: '/badge/:slug.json',
  async write(ask) {
    const badge = await badgeOf(ask);
    const type = 'application/json; charset=utf-8';
    return badge && { type, body: JSON.stringify({ schemaVersion: 1, ...badge }) };
  },
};

/** The readiness of a project, to be shown elsewhere. */
export const badges: readonly Export[] = [svg, shields];
