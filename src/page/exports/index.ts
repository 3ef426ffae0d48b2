import type { Export } from '../view.ts';
import { badges } from './badges.ts';
import { calendar } from './calendar.ts';
import { compositions } from './compositions.ts';
import { feeds } from './feeds.ts';
import { groupSchema } from './group-schema.ts';
import { pictures } from './pictures.ts';
import { records } from './records.ts';
import { robots } from './robots.ts';
import { sitemaps } from './sitemap.ts';
import { tables } from './tables.ts';

/** Every file beside the pages. */
export const files: readonly Export[] = [
  ...feeds,
  calendar,
  ...badges,
  ...tables,
  ...records,
  compositions,
  groupSchema,
  robots,
  ...pictures,
  ...sitemaps,
];
