import type { Effort } from '../../base/work.ts';

/** What each operation takes, whatever it asks for. */
export const OPERATION_POINTS = 60;
/** Of each piece, by the CPU of the server that it takes (`npm run bench -- --only cost`): a point is a hundredth of a millisecond. */
const STATEMENT = 32;
const VALUE = 0.05;
const LETTER = 0.002;

/** What is charged for work that has been done. */
export const pointsOf = ({ statements, values, letters, points }: Effort): number =>
  Math.round(statements * STATEMENT + values * VALUE + letters * LETTER + points);
