import { Feed } from 'feed';
import { uuidOf } from '../../base/uuid.ts';
import { one, readQuery, text } from '../query-string.ts';
import { wholeUrl } from '../site-url.ts';
import type { Ask } from '../view.ts';
import { htmlText } from './html.ts';

/** What a feed holds, whatever the format: the newest entries, or those that follow a place. */
export interface FeedPage {
  title: string;
  description: string;
  /** Path of the page for people. */
  path: string;
  /** UUID of what it tells of: the whole tracker, or a project. */
  space: string | null;
  /** What it is among the feeds of that. */
  name: string;
  entries: readonly Entry[];
  /** Whether older entries follow, and after what. */
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Entry {
  uuid: string;
  /** Of the page for people. */
  path: string;
  /** Plain text. */
  title: string;
  published: Date | null;
  updated: Date;
  /** HTML that may stand in a CDATA section. */
  content: string;
}

/** Entries of one document; older ones follow by its link to the next. */
const PAGE_SIZE = 50;

/** Where in the list of entries the document begins. */
export function placeIn(url: URL): { first: number; after: string | null } {
  const { after } = readQuery(url, { after: one(text) });
  return { first: PAGE_SIZE, after: after ?? null };
}

/** Before anything was entered; a feed must say when it last changed, and the same answer must not change by itself. */
const NEVER = new Date(0);

/** Addresses say where something is read, and never what it is: host, port and scheme may change, and entries stay the same. */
function feedOf({ url, group }: Ask, page: FeedPage, titleOf: (text: string) => string) {
  const { title, description, path, space, name, entries, pageInfo } = page;
  const self = new URL(url);
  const next = new URL(url);
  next.searchParams.set('after', pageInfo.endCursor ?? '');
  const feed = new Feed({
    id: space ? urn(uuidOf(space, `Feed:${name}`)) : url.origin + path,
    link: url.origin + path,
    feed: wholeUrl(url, self),
    feedLinks: { json: wholeUrl(url, self) },
    title,
    description,
    author: { name: group.name, link: `${url.origin}/` },
    generator: 'sig-status',
    updated: entries.map(({ updated }) => updated).reduce((a, b) => (a > b ? a : b), NEVER),
  });
  for (const entry of entries) {
    feed.addItem({
      id: urn(entry.uuid),
      link: url.origin + entry.path,
      title: titleOf(entry.title),
      ...(entry.published && { published: entry.published }),
      date: entry.updated,
      content: entry.content,
    });
  }
  return { feed, next: pageInfo.hasNextPage ? wholeUrl(url, next) : null };
}

const urn = (uuid: string) => `urn:uuid:${uuid}`;

/** The library knows no feeds in pages (RFC 5005): the link to the next stands beside the one to itself. */
export function atomOf(ask: Ask, page: FeedPage): string {
  const { feed, next } = feedOf(ask, page, htmlText);
  const self = '<link rel="self"';
  const atom = feed.atom1();
  return next
    ? atom.replace(self, () => `<link rel="next" href="${inAttribute(next)}"/>\n    ${self}`)
    : atom;
}

const inAttribute = (address: string) => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The library writes version 1; version 1.1 calls authors by a list and is the same otherwise. */
export function jsonFeedOf(ask: Ask, page: FeedPage): string {
  const { feed, next } = feedOf(ask, page, (plain) => plain);
  const { author, version, ...rest } = JSON.parse(feed.json1()) as Record<string, unknown>;
  const newer = {
    version: `${version}.1`,
    authors: [author],
    language: 'en',
    ...(next && { next_url: next }),
    ...rest,
  };
  return JSON.stringify(newer, null, 2);
}
