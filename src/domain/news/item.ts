import type { LevelKey } from '../../base/group.ts';
import type { newsKind } from '../../db/tables/enums.ts';
import type { news } from '../../db/tables/index.ts';

export type NewsKind = (typeof newsKind.enumValues)[number];
export type NewsRow = Omit<typeof news.$inferSelect, 'details'> & { details: Record<string, unknown> };

/** One thing that happened, in the words in which everybody hears of it. */
export interface NewsItem {
  kind: NewsKind;
  at: string;
  /** What changed, as one sentence. */
  text: string;
  /** Who said so, and why, as sentences. */
  said: string;
  /** The page that shows it. */
  link: string;
  /** The line of the minutes that says it; null where none does. */
  line: string | null;
  /** What the reader can do, as one sentence. */
  todo: string;
  /** Slugs of the projects it is about. */
  projects: string[];
}

/** What decides who hears of an item. */
export interface About {
  projectIds: number[];
  level: LevelKey | null;
  /** The only people who get it among those who subscribed to everything; null: all of them. */
  personIds: number[] | null;
}

export interface Told {
  id: number;
  version: number | null;
  item: NewsItem;
  about: About;
}

/** What one subscriber is sent at once, as it was composed. */
export interface Message {
  items: NewsItem[];
  /** How many more there are that are not in it. */
  more?: number;
  /** Instead of news: what the link holds by which an address is proved. */
  confirm?: string;
}
