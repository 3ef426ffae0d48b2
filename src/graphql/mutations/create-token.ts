import { type CreatedToken, createToken } from '../../domain/access/create-token.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Role } from '../role.ts';
import { TokenRef } from '../token.ts';
import { IDEMPOTENCY_KEY, listOf, oneLine } from './inputs.ts';
import { readToken } from './successes.ts';

mutation(createToken, {
  description: 'Issues a credential. Its secret is in this answer and nowhere else. Admins.',
  input: builder.inputType('CreateTokenInput', {
    description: 'A credential to issue.',
    fields: (t) => ({
      name: t.string({ description: `What it is called; left out: its role and projects. ${oneLine()}` }),
      role: t.field({ type: Role, required: true, description: 'What it is for.' }),
      projects: t.stringList({
        description: `Slugs of the projects it is for: at least one for MAINTAINER and CI, none for CHAIR and ADMIN. ${listOf('slugs')}`,
      }),
      person: t.string({
        description:
          'GitHub handle of its bearer, with or without `@`: records show it as who entered them. Left out: a bot named after the role.',
      }),
      expiresAt: t.field({
        type: 'DateTime',
        description: 'From when on it is refused. Left out: 90 days from now; null: never.',
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: builder.objectRef<CreatedToken>('CreateTokenSuccess').implement({
    description: 'The credential is issued.',
    fields: (t) => ({
      token: t.field({
        type: TokenRef,
        description: 'The new credential.',
        resolve: ({ tokenId }, _args, context) => readToken(tokenId, context),
      }),
      secret: t.exposeString('secret', {
        nullable: true,
        description:
          'To be sent as `Authorization: Bearer …`. Null where this answer was given before, under the same idempotency key: it is shown once.',
      }),
    }),
  }),
});
