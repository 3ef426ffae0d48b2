import type { CriterionKind } from '../enums.ts';

/** The settings of a criterion. A record has null for settings that its kind does not take. */
export interface KindSettings {
  /** How many of the last finished CI runs must have passed. */
  requiredRuns: number | null;
  /** For how many days what decides it counts. */
  windowDays: number | null;
  /** Least score of OpenSSF Scorecard, 0 to 10. */
  minimumScore: number | null;
}
export type KindSetting = keyof KindSettings;

export interface Kind {
  /** The settings that it takes, with what counts where a meeting did not say. */
  defaults: Partial<Record<KindSetting, number>>;
  /** By what it is decided, to stand after "is decided by". */
  decidedBy: string;
  /** Whether a person says how a project stands to it. */
  isAssessed: boolean;
}

/** Everything that a kind of criterion says of itself; how one is judged stands in `gate/kinds.ts`. */
export const KINDS: Record<CriterionKind, Kind> = {
  CI: { defaults: { requiredRuns: 3, windowDays: 30 }, decidedBy: 'CI runs alone', isAssessed: false },
  REVIEW: { defaults: {}, decidedBy: 'an assessment', isAssessed: true },
  ATTESTATION: {
    defaults: { windowDays: 90, minimumScore: 7 },
    decidedBy: 'an attestation that an assessment carries',
    isAssessed: true,
  },
};

export const SETTINGS = ['requiredRuns', 'windowDays', 'minimumScore'] as const satisfies KindSetting[];

/** The settings that are given and that the kind does not take. */
export const foreignSettings = (
  kind: CriterionKind,
  given: Partial<Record<KindSetting, number | null>>,
): KindSetting[] =>
  SETTINGS.filter((name) => given[name] != null && KINDS[kind].defaults[name] === undefined);

/** `the kind CI`, `the kinds CI and ATTESTATION`: those that take a setting. */
export function kindsWith(setting: KindSetting): string {
  const names = Object.entries(KINDS).flatMap(([name, { defaults }]) =>
    defaults[setting] === undefined ? [] : [name],
  );
  return `the ${names.length > 1 ? 'kinds' : 'kind'} ${names.join(' and ')}`;
}

/** Settings as given, what is left out as in `before`, else as the kind has it; null for what the kind does not take. */
export function kindSettings(
  kind: CriterionKind,
  given: Partial<Record<KindSetting, number | null>>,
  before: KindSettings | null,
): KindSettings {
  const of = (name: KindSetting) => {
    const usual = KINDS[kind].defaults[name];
    return usual === undefined ? null : (given[name] ?? before?.[name] ?? usual);
  };
  return { requiredRuns: of('requiredRuns'), windowDays: of('windowDays'), minimumScore: of('minimumScore') };
}
