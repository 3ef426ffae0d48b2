import * as enums from '../db/tables/enums.ts';

/** The closed sets of the tracker, for rooms that do not see its tables. */
export const ASSESSMENT_RESULTS = enums.assessmentResult.enumValues;
export const BASES = enums.basis.enumValues;
export const COMPATIBILITY_VERDICTS = enums.compatibilityVerdict.enumValues;
export const CRITERION_KINDS = enums.criterionKind.enumValues;
export const CRITERION_STANDINGS = enums.criterionStanding.enumValues;

export type CompatibilityVerdict = (typeof COMPATIBILITY_VERDICTS)[number];
export type CriterionKind = (typeof CRITERION_KINDS)[number];
