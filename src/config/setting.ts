import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** One environment variable: how its text is read, what stands when it is unset, what it means. */
export interface Setting<Schema extends z.ZodType, Fallback extends string | null = string | null> {
  readonly name: string;
  /** The text that is read when the variable is unset; null: unset is a value of its own. */
  readonly fallback: Fallback;
  readonly meaning: string;
  readonly schema: Schema;
  /** The value must not appear in a message or a log. */
  readonly isSecret: boolean;
}

export function setting<Schema extends z.ZodType, Fallback extends string | null>(
  name: string,
  fallback: Fallback,
  schema: Schema,
  meaning: string,
  isSecret = false,
): Setting<Schema, Fallback> {
  return { name, fallback, schema, meaning, isSecret };
}

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `a whole number from ${least} to ${most}`);

/** To listen on. */
export const address = z.string().regex(/^[\w.:%-]+$/, 'a host name or an IP address');

export const onOff = z.enum(['on', 'off'], { error: 'on or off' }).transform((word) => word === 'on');

export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Scheme, host and port alone: a path, a query or a user in it would be silently dropped later. */
export function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

/** An origin, or a folder on one: parts that every proxy leaves as they are. */
export function isPlace(text: string): boolean {
  const [, origin = '', folder = ''] = /^(https?:\/\/[^/]+)(.*)$/.exec(text) ?? [];
  return isOrigin(origin) && /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*$/.test(folder);
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

export function toBlockList(networks: string[]): BlockList {
  const blockList = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) blockList.addAddress(address, family);
    else blockList.addSubnet(address, Number(prefix), family);
  }
  return blockList;
}
