import type { Decision } from '../types.ts';
import type { DecisionContent } from './content.ts';

export type DecisionKindName = Decision['kind'];
type ContentOf<Name extends DecisionKindName> = Extract<DecisionContent, { kind: Name }>;

/** All that a kind of decision says of itself, beside how it is read and by which act it is entered. */
export interface DecisionKind<Content> {
  /** What it is about: in a corrected report, the line with the same subject is the same decision. */
  subject(content: Content): string;
  /** In a few words, as the summary shows it. */
  describe(content: Content): string;
  /** As a scribe writes it, up to the colon before its reason. */
  clause(content: Content): string;
  /** What happens to its record when the line changes. */
  whenChanged: string | ((old: DecisionContent) => string);
  /** What happens to its record when the line is gone. */
  whenRemoved: string;
  /** What a line depends on and what it changes: a line that changes the same thing waits until the others are entered. */
  reads?(content: Content): string[];
  writes?(content: Content): string[];
}

export type KindsOf<Names extends DecisionKindName> = { [Name in Names]: DecisionKind<ContentOf<Name>> };
