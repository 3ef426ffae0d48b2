import { z } from 'zod';
import { isHttpUrl } from './setting.ts';

/** Signatures that need a private key: the server never accepts a shared secret, or no signature. */
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

const GITHUB_ACTIONS = 'token.actions.githubusercontent.com';

/** For the token of a person: if the claim `claim` is, or contains, `has`, the person gets the role. */
const Rule = z.strictObject({
  claim: text,
  has: text,
  role: z.enum(['MAINTAINER', 'CHAIR', 'CI', 'ADMIN']),
  projects: z.array(slug).default([]),
});

/** Events that concern only the default branch, by people who may write to it. */
const EVENTS = ['push', 'schedule', 'workflow_dispatch'];
/** These events run the code of strangers, whatever branch the token names. */
const isOfStrangers = (event: string) => event.startsWith('pull_request');

/** The token of a job on GitHub Actions, by ids that a renamed or a new repository cannot take over. */
const Repository = z.strictObject({
  repositoryId: z.string().regex(/^\d{1,20}$/),
  repositoryOwnerId: z.string().regex(/^\d{1,20}$/),
  projects: z.array(slug).min(1),
  /** Events whose runs vouch for the default branch; no other event does. */
  events: z
    .array(
      z
        .string()
        .regex(/^[a-z][a-z_]{0,49}$/)
        .refine((event) => !isOfStrangers(event), 'pull requests never vouch for the default branch'),
    )
    .min(1)
    .default(EVENTS),
  /** Workflows, each with its ref; the job must belong to one of them. Left out: any. */
  jobWorkflowRefs: z.array(text).min(1).optional(),
  runnerEnvironment: z.enum(['github-hosted', 'self-hosted']).optional(),
});

const Issuer = z
  .strictObject({
    issuer: url,
    audience: text,
    algorithms: z.array(z.enum(ALGORITHMS)).min(1),
    jwksUri: url,
    clockToleranceSeconds: z.int().min(0).max(300).default(30),
    /** The server refuses older tokens, and tokens that are made to live longer. */
    maxAgeSeconds: z.int().min(60).max(2_678_400).default(86_400),
    /** `typ` of the header of a token, where it has one. */
    types: z.array(text).min(1).default(['JWT', 'at+jwt']),
    /** Programs, beside the audience itself, for which a token may have been issued (`azp`). */
    authorizedParties: z.array(text).default([]),
    /** The least time between two fetches of the issuer's keys. */
    cooldownSeconds: z.int().min(1).max(3600).default(30),
    /** Claim that names the person; it must be one that the issuer never gives to somebody else. */
    person: text.default('sub'),
    rules: z.array(Rule).default([]),
    repositories: z.array(Repository).default([]),
  })
  .refine(({ rules, repositories }) => rules.length === 0 || repositories.length === 0, {
    error: 'expected rules or repositories, not both',
  })
  .refine(({ issuer, rules }) => rules.length === 0 || new URL(issuer).hostname !== GITHUB_ACTIONS, {
    error: 'expected repositories for GitHub Actions, not rules',
    path: ['rules'],
  });

export type Issuer = z.output<typeof Issuer>;

const expected = 'a JSON list of issuers as docs/issuers.md describes them, each issuer once';

/** Who may vouch for people and jobs, from JSON. */
export const issuers = z.string().transform((json, context): Issuer[] => {
  try {
    const list = z.array(Issuer).parse(JSON.parse(json));
    if (new Set(list.map(({ issuer }) => issuer)).size === list.length) return list;
    context.addIssue({ code: 'custom', message: `${expected} (one is listed twice)` });
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const where = issue ? ` (${issue.path.join('.') || 'the whole'}: ${issue.message})` : ' (it is not JSON)';
    context.addIssue({ code: 'custom', message: expected + where });
  }
  return z.NEVER;
});
