import type { Group } from './group.ts';

/** The views that stand in the navigation of every page. */
const navigation = [
  { path: '/', word: 'Overview' },
  { path: '/meetings', word: 'Meetings' },
  { path: '/matrix', word: 'Matrix' },
  { path: '/timeline', word: 'Timeline' },
  { path: '/combinations', word: 'Combinations' },
  { path: '/channel', word: 'Channel' },
  { path: '/changes', word: 'Changes' },
  { path: '/compare', word: 'Compare' },
  { path: '/criteria', word: 'Criteria' },
  { path: '/search', word: 'Search' },
  { path: '/about', word: 'About' },
] as const;

/** What a group has no use for is left out. */
export const navigationOf = ({ channel }: Group) =>
  navigation.filter(({ path }) => path !== '/channel' || channel !== null);
