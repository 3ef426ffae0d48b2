import { randomUUID } from 'node:crypto';

/** Narrow enough to stand in a log line or a header as it came. */
const wellFormed = /^[\w.-]{1,64}$/;

/** The caller's own `X-Request-Id` where it is well-formed, else a new one. */
export function requestIdOf(inbound: string | string[] | undefined): string {
  return typeof inbound === 'string' && wellFormed.test(inbound) ? inbound : randomUUID();
}
