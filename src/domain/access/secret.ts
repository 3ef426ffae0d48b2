import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'sst_';
const SHAPE = /^sst_[\w-]{43}$/;

/** 256 bits; the prefix lets scanners find a token that was published by mistake. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64url');

export const isSecret = (text: string): boolean => SHAPE.test(text);

/** A secret of 256 bits needs no salt, and a lookup by hash tells nothing by the time it takes. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
