import { z } from 'zod';
import { isHttpUrl } from './setting.ts';

/** Signatures that need a private key: a shared secret, or none, is never taken. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

const text = z.string().min(1).max(2048);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);
const url = text.refine(isHttpUrl);

/** The token of a person: whose claim `claim` is, or has, `has` gets the role. */
const Rule = z.strictObject({
  claim: text,
  has: text,
  role: z.enum(['MAINTAINER', 'CHAIR', 'CI', 'ADMIN']),
  projects: z.array(slug).default([]),
});

/** The token of a job on GitHub Actions, by ids that a renamed or a new repository cannot take over. */
const Repository = z.strictObject({
  repositoryId: z.string().regex(/^\d{1,20}$/),
  repositoryOwnerId: z.string().regex(/^\d{1,20}$/),
  projects: z.array(slug).min(1),
});

const Issuer = z
  .strictObject({
    issuer: url,
    audience: text,
    algorithms: z.array(z.enum(ALGORITHMS)).min(1),
    jwksUri: url,
    clockToleranceSeconds: z.int().min(0).max(300).default(30),
    /** Between two fetches of its keys at least so long. */
    cooldownSeconds: z.int().min(1).max(3600).default(30),
    /** Claim that names the person; it must be one that the issuer never gives to somebody else. */
    person: text.default('sub'),
    rules: z.array(Rule).default([]),
    repositories: z.array(Repository).default([]),
  })
  .refine(({ rules, repositories }) => rules.length === 0 || repositories.length === 0);

export type Issuer = z.output<typeof Issuer>;

const expected = 'a JSON list of issuers as the README describes them, each issuer once';

/** Who may vouch for people and jobs, from JSON. */
export const issuers = z.string().transform((json, context): Issuer[] => {
  try {
    const list = z.array(Issuer).parse(JSON.parse(json));
    if (new Set(list.map(({ issuer }) => issuer)).size === list.length) return list;
    context.addIssue({ code: 'custom', message: `${expected} (one is there twice)` });
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const where = issue ? ` (${issue.path.join('.') || 'the whole'}: ${issue.message})` : ' (it is no JSON)';
    context.addIssue({ code: 'custom', message: expected + where });
  }
  return z.NEVER;
});
