import { type CreatedToken, createToken } from '../../domain/access/create-token.ts';
import { findTokens } from '../../domain/access/tokens.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { Role } from '../role.ts';
import { TokenRef } from '../token.ts';
import { IDEMPOTENCY_KEY, listOf, oneLine } from './inputs.ts';
import { shown, success } from './success.ts';

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
  success: success<CreatedToken>(
    'CreateTokenSuccess',
    'The credential is issued.',
    { token: shown(TokenRef, findTokens, ({ tokenId }) => tokenId, 'The new credential.') },
    (t) => ({
      secret: t.exposeString('secret', {
        nullable: true,
        description:
          'To be sent as `Authorization: Bearer …`. Null where this answer was given before, under the same idempotency key: it is shown once.',
      }),
    }),
  ),
});
