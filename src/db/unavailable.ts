import { isStalePlan } from './postgres/stale-plan.ts';
import { refusalOf } from './refusal.ts';

/** 08 connection · 28 sign-in · 3D000 no such database · 53 resources, disk full among them · 57P operator · 57014 statement timeout · 58 system. */
const unavailableStates = /^(08...|28...|3D000|53...|57P..|57014|58...|25006|25P0[34])$/;
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
]);
/** pg, its pool and PGlite give these no code. */
const driverMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Client (was closed|has encountered a connection error)|Cannot use a pool after|Query read timeout|timeout expired|PGlite is clos)/;

/** No connection of the pool was free in time. */
const waits = /^timeout exceeded when trying to connect$/;
const lost =
  /^(Connection terminated unexpectedly|Query read timeout|Client has encountered a connection error)/;

/** Whether the database, not the request, is the reason: the same request may succeed in a moment. */
export function isUnavailable(error: unknown): boolean {
  const state = refusalOf(error)?.state;
  if (state !== undefined) return unavailableStates.test(state);
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, syscall } = at as NodeJS.ErrnoException;
    if (code !== undefined && networkCodes.has(code)) return true;
    // The unix socket of a server that is not running.
    if (code === 'ENOENT' && syscall === 'connect') return true;
    if (driverMessages.test(at.message)) return true;
  }
  return false;
}

/** Whether the error ended its connection, so that the last statement sent over it may have been done. */
export function isConnectionLost(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, severity } = at as Error & Record<string, unknown>;
    if (severity !== undefined) return severity === 'FATAL' || severity === 'PANIC';
    if (typeof code === 'string' && networkCodes.has(code)) return true;
    if (driverMessages.test(at.message)) return true;
  }
  return false;
}

/** What stands in the way, as far as the error tells. */
export type Cause =
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'RECOVERING'
  | 'DAMAGED'
  | 'REFUSED'
  | 'LOCKED'
  | 'BUSY'
  | 'CONNECTION_LOST'
  | 'TIMEOUT'
  | 'UNAVAILABLE';

const causes: readonly (readonly [states: RegExp, cause: Cause])[] = [
  [/^53100$/, 'DISK_FULL'],
  [/^25006$/, 'READ_ONLY'],
  [/^57P03$/, 'RECOVERING'],
  [/^(XX00[12]|58...)$/, 'DAMAGED'],
  [/^53...$/, 'BUSY'],
  // It takes no connection of this role or of anybody, or does not let the role do what it has to.
  [/^(28...|3D000|42501|55000)$/, 'REFUSED'],
  // Deadlocks, what cannot be put in an order, and locks that were not waited for.
  [/^(40001|40P01|55P03)$/, 'LOCKED'],
  [/^(57P0[1-5]|08...|25P03)$/, 'CONNECTION_LOST'],
  [/^(57014|25P04)$/, 'TIMEOUT'],
];
const fileCauses: Readonly<Record<string, Cause>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'READ_ONLY',
  EIO: 'DAMAGED',
};

/** Why the database, and not the request, is the reason; null where it is not. */
export function causeOf(error: unknown): Cause | null {
  // Such connections are replaced: it can be asked for again at once.
  if (isStalePlan(error)) return 'LOCKED';
  const state = refusalOf(error)?.state;
  const known = state && causes.find(([states]) => states.test(state));
  if (known) return known[1];
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    const cause = code === undefined ? undefined : fileCauses[code];
    if (cause) return cause;
    if (waits.test(at.message)) return 'BUSY';
    if (lost.test(at.message) || code === 'ECONNRESET' || code === 'EPIPE') return 'CONNECTION_LOST';
  }
  return isUnavailable(error) ? 'UNAVAILABLE' : null;
}

/** SQLSTATE of the database's refusal, such as `23505`; null where the error is none. */
export const sqlState = (error: unknown): string | null => refusalOf(error)?.state ?? null;

/** Name of the constraint that refused; null where none did. */
export const constraintOf = (error: unknown): string | null => refusalOf(error)?.constraint ?? null;
