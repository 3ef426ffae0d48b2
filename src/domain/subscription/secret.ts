import { createHash, randomBytes } from 'node:crypto';

/** In the form of Standard Webhooks. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
/** What a link holds. */
export const newLinkToken = (): string => randomBytes(24).toString('base64url');
export const hashOfLink = (token: string): string => createHash('sha256').update(token).digest('hex');
