import { compatibilityVerdict } from '../../db/tables/enums.ts';

export type CompatibilityVerdict = (typeof compatibilityVerdict.enumValues)[number];

/** Best first. */
export const VERDICTS = compatibilityVerdict.enumValues;

const rank = (verdict: CompatibilityVerdict) => VERDICTS.indexOf(verdict);

export const isAtLeast = (verdict: CompatibilityVerdict, minimum: CompatibilityVerdict): boolean =>
  rank(verdict) <= rank(minimum);

/** The worst of at least one. */
export const worst = (
  verdicts: readonly [CompatibilityVerdict, ...CompatibilityVerdict[]],
): CompatibilityVerdict => verdicts.reduce((a, b) => (rank(a) >= rank(b) ? a : b));
