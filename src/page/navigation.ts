import { capital, type Group } from './group.ts';

export interface Entry {
  path: string;
  word: string;
}

/** One of the four things that a reader comes for, and the views of it. */
export interface Section extends Entry {
  views: readonly Entry[];
  /** Addresses that belong to it besides those of its views. */
  below: readonly string[];
}

/** Entries that the group does not use are left out. */
export const sectionsOf = ({ project, channel }: Group): Section[] => [
  {
    path: '/',
    word: capital(project.many),
    views: [
      { path: '/', word: 'At a glance' },
      { path: '/timeline', word: 'Timeline' },
      { path: '/changes', word: 'Changes' },
      { path: '/compare', word: 'Compare' },
    ],
    below: ['/projects/', '/records/', '/people/'],
  },
  {
    path: '/meetings',
    word: 'Meetings',
    views: [
      { path: '/meetings', word: 'All meetings' },
      { path: '/brief', word: 'Brief for the next one' },
    ],
    below: ['/meetings/'],
  },
  {
    path: '/combinations',
    word: 'Combinations',
    views: [
      { path: '/combinations', word: 'Every pair' },
      ...(channel === null ? [] : [{ path: '/channel', word: capital(channel) }]),
    ],
    below: [],
  },
  {
    path: '/matrix',
    word: 'Criteria',
    views: [
      { path: '/matrix', word: `${capital(project.many)} against criteria` },
      { path: '/criteria', word: 'All criteria' },
    ],
    below: ['/criteria/'],
  },
];

/** The section that an address belongs to; undefined for what stands beside them all, such as the search. */
export const sectionAt = (group: Group, path: string): Section | undefined =>
  sectionsOf(group).find(
    ({ views, below }) =>
      views.some((view) => view.path === path) || below.some((start) => path.startsWith(start)),
  );

/** Every view of the navigation once, by the shorter of its names. */
export const viewsOf = (group: Group): Entry[] => {
  const all = sectionsOf(group).flatMap(({ path, word, views }) => [{ path, word }, ...views]);
  return all.filter(({ path }, at) => all.findIndex((one) => one.path === path) === at);
};
