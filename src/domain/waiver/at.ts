import type { waivers } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';

/** What of a waiver decides whether it stands; days of the meetings that granted and revoked it. */
export type WaiverEvidence = Pick<typeof waivers.$inferSelect, 'id' | 'expiresOn'> & {
  grantedOn: string;
  revokedOn: string | null;
};

/** How a waiver stands at an instant: it counts from the day of its meeting to the end of its last day. */
export type WaiverState = 'IN_FORCE' | 'EXPIRED' | 'REVOKED';

export function stateAt(waiver: Pick<WaiverEvidence, 'expiresOn' | 'revokedOn'>, at: Date): WaiverState {
  const day = dayOf(at);
  if (waiver.revokedOn !== null && waiver.revokedOn <= day) return 'REVOKED';
  return day <= waiver.expiresOn ? 'IN_FORCE' : 'EXPIRED';
}

/** The newest waiver granted on or before the day of an instant: it stands in the place of all before it, even once it has ended. */
export const waiverAt = <Waiver extends WaiverEvidence>(list: readonly Waiver[], at: Date): Waiver | null =>
  list
    .filter((waiver) => waiver.grantedOn <= dayOf(at))
    .sort((a, b) => b.grantedOn.localeCompare(a.grantedOn) || b.id - a.id)[0] ?? null;
