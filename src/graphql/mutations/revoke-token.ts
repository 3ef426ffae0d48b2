import { revokeToken } from '../../domain/access/revoke-token.ts';
import { findTokens } from '../../domain/access/tokens.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { TokenRef } from '../token.ts';
import { IDEMPOTENCY_KEY, oneLine } from './inputs.ts';
import { shown, success } from './success.ts';

mutation(revokeToken, {
  description: 'Ends a credential at once; what was entered with it stays. Admins.',
  ids: { token: 'Token' },
  input: builder.inputType('RevokeTokenInput', {
    description: 'A credential to end.',
    fields: (t) => ({
      token: t.id({
        required: true,
        description: 'The credential; one that has expired may be revoked as well.',
      }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<{ tokenId: number }>('RevokeTokenSuccess', 'The credential is revoked.', {
    token: shown(TokenRef, findTokens, ({ tokenId }) => tokenId, 'The credential, now revoked.'),
  }),
});
