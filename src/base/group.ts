import type { Place } from './source.ts';

/** From the first word about a project to its end. */
export const LEVELS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED', 'ONGOING', 'RETIRED'] as const;
export type LevelKey = (typeof LEVELS)[number];

/** What the group calls a level. */
export interface Level {
  /** As a mark shows it. */
  name: string;
  /** A sentence. */
  means: string;
  /** Where something at this level is found: it ends a sentence such as `It has been …`. */
  place: string;
  /** The same for what brings kernel work of its own. */
  kernelPlace: string;
  /** Whether the group has this level; one that it does not use is not offered, and still shown where it is recorded. */
  isUsed: boolean;
}

/** The parts of minutes that a heading can begin. */
export const PARTS = [
  'agenda',
  'notes',
  'decisions',
  'resolutions',
  'action_items',
  'attendance',
  'regrets',
  'next_meeting',
] as const;
export type Part = (typeof PARTS)[number];

/** Words of the group beside those that every reader of minutes knows. */
export interface GroupWords {
  sections: Partial<Record<Part, readonly string[]>>;
  /** A line that begins with one of these quotes a resolution. */
  decisions: readonly string[];
  /** Words by which a line may bear on a level. */
  suggestions: Partial<Record<LevelKey, readonly string[]>>;
}

/** When a group meets. */
export interface Slot {
  /** A day on which it met, from which its rhythm counts; null: no rhythm is known. */
  first: string | null;
  /** A rule of RFC 5545, such as `FREQ=WEEKLY;INTERVAL=2`. */
  rule: string | null;
  /** Minutes after midnight in its time zone; null: no hour is known. */
  minuteOfDay: number | null;
}

/** Who runs the tracker, and in which words. */
export interface Group {
  /** `Packaging Working Group`; behind `the` in a sentence. */
  name: string;
  /** `SIG`; behind `the` in a sentence. */
  shortName: string;
  purpose: string;
  homePage: string | null;
  timeZone: string;
  slot: Slot;
  /** Where it meets unless a meeting says otherwise. */
  place: string | null;
  levels: Readonly<Record<LevelKey, Level>>;
  /** What the channel of projects that are tried together is called, behind `the`; null: there is none. */
  channel: string | null;
  /** Days without a change or confirmation after which a project counts as stale. */
  staleDays: number;
  words: GroupWords;
  /** What its projects are called, in small letters: `project`, `projects`. */
  project: { one: string; many: string };
  /** Where it keeps its minutes. */
  reports: Place;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
