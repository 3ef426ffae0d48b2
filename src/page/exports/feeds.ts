import type { Ask, Export, Written } from '../view.ts';
import { changeFeed, htmlText } from './change-feed.tsx';

async function atom(ask: Ask): Promise<Written | null> {
  const feed = await changeFeed(ask, htmlText);
  return feed && { type: 'application/atom+xml; charset=utf-8', body: feed.atom1() };
}

/** The library writes version 1; version 1.1 calls authors by a list and is the same otherwise. */
async function json(ask: Ask): Promise<Written | null> {
  const feed = await changeFeed(ask, (text) => text);
  if (!feed) return null;
  const { author, version, ...rest } = JSON.parse(feed.json1()) as Record<string, unknown>;
  const newer = { version: `${version}.1`, authors: [author], language: 'en', ...rest };
  return { type: 'application/feed+json; charset=utf-8', body: JSON.stringify(newer, null, 2) };
}

/** What changed, for feed readers: Atom and JSON Feed 1.1, of all projects and of each. */
export const feeds: readonly Export[] = [
  { path: '/changes.atom', write: atom },
  { path: '/changes.json', write: json },
  { path: '/projects/:slug.atom', write: atom },
  { path: '/projects/:slug.json', write: json },
];
