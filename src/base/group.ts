import type { Place } from './place.ts';
import { READINESS } from './readiness.ts';

export type LevelKey = (typeof READINESS)[number];

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
  /** What it calls its levels, where that is another word than the API's. */
  levels?: Partial<Record<LevelKey, string>>;
}

/** When a group meets. */
interface Slot {
  /** A day on which it met, from which its rhythm counts; null: no rhythm is known. */
  first: string | null;
  /** A rule of RFC 5545, such as `FREQ=WEEKLY;INTERVAL=2`. */
  rule: string | null;
  /** Minutes after midnight in its time zone; null: no hour is known. */
  minuteOfDay: number | null;
}

/** What is done with what the repository tells, beside reading its minutes. */
export interface HearRules {
  /** Workflows whose runs decide a criterion. */
  runs: readonly {
    repository: string;
    workflow: string;
    branch: string;
    project: string;
    criterion: string;
  }[];
  /** Addresses of results of Scorecard that decide a criterion. */
  scores: readonly { project: string; criterion: string; url: string }[];
  /** What is proposed when a release is published, or a label is put on an issue. */
  proposals: readonly {
    repository: string;
    on: 'release' | 'label';
    label?: string | undefined;
    project: string;
    to: LevelKey;
  }[];
}

/** Somebody whom the group tells what happens. */
export interface GroupTold {
  channel: 'WEBHOOK' | 'SLACK' | 'MATTERMOST' | 'DISCORD' | 'MATRIX' | 'EMAIL';
  address: string;
  topic: 'EVERYTHING' | 'PROJECT' | 'LEVEL' | 'PROPOSALS' | 'MEETINGS' | 'GATES';
  project: string | null;
  level: LevelKey | null;
  pace: 'AT_ONCE' | 'DAILY' | 'WEEKLY';
  /** Of a webhook; null for every other. */
  secret: string | null;
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
  /** What it does with what its repository tells. */
  hear: HearRules;
  /** Whom it tells what happens, by its own file. */
  tell: readonly GroupTold[];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const LEVEL = new RegExp(`(?<![\\w/.-])(?:${READINESS.join('|')})(?![\\w/-]|\\.\\w)`, 'g');
const QUOTED = /(“[^”]*”)/;

/** A sentence of the API in the group's words: levels by their names, the group by its own; what it quotes stays. */
export const inWordsOf = (group: Group, sentence: string): string =>
  sentence
    .split(QUOTED)
    .map((part, index) => (index % 2 === 1 ? part : worded(group, part)))
    .join('');

const worded = (group: Group, text: string): string =>
  text
    .replace(LEVEL, (level) => group.levels[level as LevelKey].name)
    .replace(/\bthe SIG\b/g, `the ${group.shortName}`);
