import type { Readiness, StatusChangeKind } from './operation-types.ts';
import { readinessWord } from './words.ts';

interface Happened {
  kind: StatusChangeKind;
  from: Readiness | null;
  to: Readiness | null;
  isRetraction: boolean;
}

/** A record in a few words. */
export function whatOf({ kind, from, to, isRetraction }: Happened): string {
  const level = readinessWord(to);
  if (isRetraction) return 'an earlier record taken back';
  if (kind === 'CONFIRMATION') return `${level} confirmed`;
  if (kind === 'CORRECTION') return `an earlier record corrected to ${level}`;
  return from ? `${readinessWord(from)} → ${level}` : level;
}

/** The words before the level that a record is about. */
export function leadingTo({ kind, from }: Pick<Happened, 'kind' | 'from'>): string {
  if (kind === 'CONFIRMATION') return 'confirmed as ';
  if (kind === 'CORRECTION') return 'correction to ';
  return from ? `${readinessWord(from)} → ` : '';
}
