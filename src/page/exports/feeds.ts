import { changeFeed } from '../feeds/changes.tsx';
import { atomOf, type FeedPage, jsonFeedOf } from '../feeds/feed.ts';
import { meetingFeed } from '../feeds/meetings.tsx';
import { proposalFeed } from '../feeds/proposals.tsx';
import type { Ask, Export, Written } from '../view.ts';

type Read = (ask: Ask) => Promise<FeedPage | null>;

const FEEDS: readonly (readonly [path: string, read: Read])[] = [
  ['/changes', changeFeed],
  ['/changes/:readiness', changeFeed],
  ['/projects/:slug', changeFeed],
  ['/proposals', proposalFeed],
  ['/meetings', meetingFeed],
];

const as =
  (type: string, write: (ask: Ask, page: FeedPage) => string, read: Read) =>
  async (ask: Ask): Promise<Written | null> => {
    const page = await read(ask);
    return page && { type: `${type}; charset=utf-8`, body: write(ask, page) };
  };

/** For feed readers: Atom and JSON Feed 1.1 of what changed, of all projects, of each and by readiness; of proposals; of meetings. */
export const feeds: readonly Export[] = FEEDS.flatMap(([path, read]) => [
  { path: `${path}.atom`, write: as('application/atom+xml', atomOf, read) },
  { path: `${path}.json`, write: as('application/feed+json', jsonFeedOf, read) },
]);
