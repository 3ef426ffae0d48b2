import { type CreatedToken, createToken } from '../domain/access/create-token.ts';
import { revokeToken } from '../domain/access/revoke-token.ts';
import { type RotatedToken, rotateToken } from '../domain/access/rotate-token.ts';
import { findTokens } from '../domain/access/tokens.ts';
import { builder } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits, listOf } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { Role } from './role.ts';
import { TokenRef } from './token.ts';

mutation(createToken, {
  description: 'Issues a credential. Its secret is in this answer and nowhere else. Open to admins.',
  input: builder.inputType('CreateTokenInput', {
    description: 'A credential to issue.',
    fields: (t) => ({
      name: t.string({ description: `What it is called; default: its role and projects. ${lineLimits()}` }),
      role: t.field({ type: Role, required: true, description: 'What it is for.' }),
      projects: t.stringList({
        description: `Slugs of the projects it is for: at least one for MAINTAINER and CI, none for CHAIR and ADMIN. ${listOf('slugs')}`,
      }),
      person: t.string({
        description:
          'GitHub handle of its bearer, with or without `@`: records show it as who entered them. Default: a bot named after the role.',
      }),
      expiresAt: t.field({
        type: 'DateTime',
        description: 'When it expires. By default 90 days from now; null means never.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
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
          'To be sent as `Authorization: Bearer …`. Null if this answer was given before, under the same idempotency key: it is shown once.',
      }),
    }),
  ),
});

mutation(rotateToken, {
  description:
    'Issues a credential that replaces another one, with its name, role, projects and bearer. For a while both work. Open to admins.',
  ids: { token: 'Token' },
  input: builder.inputType('RotateTokenInput', {
    description: 'A credential to give a new secret.',
    fields: (t) => ({
      token: t.id({
        required: true,
        description: 'The former credential. An expired one may be rotated as well, but not a revoked one.',
      }),
      formerUntil: t.field({
        type: 'DateTime',
        description:
          'Until when the former one works as well, at most until its own end. By default, or with null, for seven days.',
      }),
      expiresAt: t.field({
        type: 'DateTime',
        description:
          'When the new one expires. By default it lives as long as the former was made to; null means never.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<RotatedToken>(
    'RotateTokenSuccess',
    'There is a new credential, and the former has an end.',
    {
      token: shown(TokenRef, findTokens, ({ tokenId }) => tokenId, 'The new credential.'),
      former: shown(TokenRef, findTokens, ({ formerId }) => formerId, 'The former, with its end.'),
    },
    (t) => ({
      secret: t.exposeString('secret', {
        nullable: true,
        description:
          'To be sent as `Authorization: Bearer …`. Null if this answer was given before, under the same idempotency key: it is shown once.',
      }),
    }),
  ),
});

mutation(revokeToken, {
  description: 'Ends a credential at once; what was entered with it stays. Open to admins.',
  ids: { token: 'Token' },
  input: builder.inputType('RevokeTokenInput', {
    description: 'A credential to end.',
    fields: (t) => ({
      token: t.id({
        required: true,
        description: 'The credential; one that has expired may be revoked as well.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ tokenId: number }>('RevokeTokenSuccess', 'The credential is revoked.', {
    token: shown(TokenRef, findTokens, ({ tokenId }) => tokenId, 'The credential, now revoked.'),
  }),
});
