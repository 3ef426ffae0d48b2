import { refusalOf } from './refusal.ts';

/** 08 connection · 53 resources, disk full among them · 57P operator · 57014 statement timeout · 58 system. */
const unavailableStates = /^(08...|53...|57P..|57014|58...|25006)$/;
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

/** Whether the connection that an error came over is of no use any more, and what was asked last over it may have been done. */
export function isConnectionLost(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, severity } = at as Error & Record<string, unknown>;
    if (severity !== undefined) return severity === 'FATAL' || severity === 'PANIC';
    if (typeof code === 'string' && networkCodes.has(code)) return true;
    if (driverMessages.test(at.message)) return true;
  }
  return false;
}

/** SQLSTATE of the database's refusal, such as `23505`; null where the error is none. */
export const sqlState = (error: unknown): string | null => refusalOf(error)?.state ?? null;

/** Name of the constraint that refused; null where none did. */
export const constraintOf = (error: unknown): string | null => refusalOf(error)?.constraint ?? null;
