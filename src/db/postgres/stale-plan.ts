import { refusalOf } from '../refusal.ts';

/**
 * A statement that was prepared, and whose table has been changed since: the rows would be others than it was told. It was not run, and
 * fails over this connection as long as that lives.
 */
export const isStalePlan = (error: unknown): boolean =>
  refusalOf(error)?.message === 'cached plan must not change result type';
