import { type Group, levelWord } from './group.ts';
import type { Readiness, StatusChangeKind } from './operation-types.ts';

interface Happened {
  kind: StatusChangeKind;
  from: Readiness | null;
  to: Readiness | null;
  isRetraction: boolean;
}

/** A record in a few words. */
export function whatOf(group: Group, { kind, from, to, isRetraction }: Happened): string {
  const level = levelWord(group, to);
  if (isRetraction) return 'an earlier record taken back';
  if (kind === 'CONFIRMATION') return `${level} confirmed`;
  if (kind === 'CORRECTION') return `an earlier record corrected to ${level}`;
  return from ? `${levelWord(group, from)} → ${level}` : level;
}

/** The words before the level that a record is about. */
export function leadingTo(group: Group, { kind, from }: Pick<Happened, 'kind' | 'from'>): string {
  if (kind === 'CONFIRMATION') return 'confirmed as ';
  if (kind === 'CORRECTION') return 'correction to ';
  return from ? `${levelWord(group, from)} → ` : '';
}
