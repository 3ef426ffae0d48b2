import { z } from 'zod';
import { isHttpUrl } from './setting.ts';

const text = z.string().min(1).max(2048);
const url = text.refine(isHttpUrl);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/);

/** If the claim `claim` is, or contains, `has`, the person gets the role. */
const Rule = z.strictObject({
  claim: text,
  has: text,
  role: z.enum(['MAINTAINER', 'CHAIR', 'ADMIN']),
  projects: z.array(slug).default([]),
});

const common = {
  /** In addresses: `/sign-in/<id>`. */
  id: z.string().regex(/^(?!once$)[a-z][a-z0-9-]{0,30}$/),
  /** On the button. */
  name: z.string().min(1).max(60),
  clientId: text,
  clientSecret: text,
  rules: z.array(Rule).default([]),
};

const Oidc = z.strictObject({
  ...common,
  kind: z.literal('oidc').default('oidc'),
  issuer: url,
  /** Claim that holds the person's handle: one that people cannot choose for themselves. */
  person: text,
  scopes: z.array(text).default(['openid', 'profile']),
});

/** Claims of a person are `login`, `organization` (each by its login) and `team` (`organization/team`). */
const GitHub = z.strictObject({
  ...common,
  kind: z.literal('github'),
  /** Address of GitHub Enterprise, where that is used. */
  url: url.default('https://github.com'),
  api: url.default('https://api.github.com'),
});

const Providers = z
  .array(z.union([GitHub, Oidc]))
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'expected ids that differ')
  .refine(
    (list) => list.every((one) => [...urlsOf(one)].every(isSafe)),
    'expected https addresses, except on this machine',
  );

export type Provider = z.output<typeof Providers>[number];

function* urlsOf(provider: z.output<typeof Oidc> | z.output<typeof GitHub>) {
  if (provider.kind === 'github') yield* [provider.url, provider.api];
  else yield provider.issuer;
}

const isSafe = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
};

/** Read from JSON. */
export const providers = z.string().transform((given, context) => {
  try {
    return Providers.parse(JSON.parse(given));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const place = issue ? ` (${issue.path.join('.')}: ${issue.message})` : '';
    context.addIssue({
      code: 'custom',
      message: `a JSON list of providers as docs/signing-in.md describes it${place}`,
    });
    return z.NEVER;
  }
});
