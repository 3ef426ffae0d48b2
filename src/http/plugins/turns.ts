import { giveWay, isTurnOver } from '../../base/work.ts';
import type { EdgePlugin } from '../edge-context.ts';

/** Lets what has come be looked at before a document is read and checked, which awaits nothing. */
export const useTurns = (): EdgePlugin => ({
  onParams: () => (isTurnOver() ? giveWay() : undefined),
});
