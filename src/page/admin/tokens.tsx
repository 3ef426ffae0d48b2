import { Instant } from '../account/instant.tsx';
import { hrefOf } from '../act/paths.ts';
import { ROLES } from '../act/words.ts';
import { PageLink } from '../components/page-link.tsx';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

const STATES = { ACTIVE: 'in force', EXPIRED: 'expired', REVOKED: 'revoked' } as const;

/** Who can act by a token; for admins. */
export const tokens: View = {
  path: '/admin/tokens',
  async see({ url, query, visitor }) {
    if (!visitor?.may('readTokens')) return null;
    const { before } = readQuery(url, { before: one(text) });
    const { tokens } = await query('ActTokens', { before });
    return {
      title: 'Tokens',
      description: 'Credentials of this server.',
      isPrivate: true,
      isOfToday: true,
      body: (
        <>
          <h1>Tokens</h1>
          <p class="lede">
            {count(tokens.totalCount, 'token')}. <a href={hrefOf('createToken', {})}>Issue a token</a>
          </p>
          <ul class="records">
            {tokens.nodes.toReversed().map((token) => (
              <li key={token.id}>
                <p>
                  <strong>{token.name}</strong> · {ROLES[token.role]}
                  {token.projects.length > 0 && ` of ${token.projects.map(({ name }) => name).join(', ')}`} ·
                  @{token.person.handle} · {STATES[token.state]}
                </p>
                <p class="quiet small">
                  Issued <Instant at={token.createdAt} />
                  {token.expiresAt && (
                    <>
                      . Expires <Instant at={token.expiresAt} />
                    </>
                  )}
                  {token.lastUsedAt ? (
                    <>
                      . Last used <Instant at={token.lastUsedAt} />
                    </>
                  ) : (
                    '. Never used'
                  )}
                  .
                </p>
                {token.state !== 'REVOKED' && (
                  <p class="small">
                    <a href={hrefOf('revokeToken', { token: token.id })}>
                      Revoke<span class="visually-hidden"> {token.name}</span>
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ul>
          {tokens.pageInfo.hasPreviousPage && (
            <p>
              <PageLink to="/admin/tokens" search={{ before: tokens.pageInfo.startCursor }}>
                Earlier tokens
              </PageLink>
            </p>
          )}
        </>
      ),
    };
  },
};
