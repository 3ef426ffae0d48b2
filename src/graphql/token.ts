import { assertMay } from '../domain/access/permissions.ts';
import { findTokens, projectsOfTokens, stateOf, type TokenRow, tokenList } from '../domain/access/tokens.ts';
import { type At, at, TODAY } from '../domain/as-of.ts';
import { nodeFor } from './admin-node.ts';
import { builder } from './builder.ts';
import { connectionOf, listArgs, rootPage } from './connection.ts';
import { knownPerson } from './fields.ts';
import { topLevel } from './mutation.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { PersonRef, ProjectRef } from './refs.ts';
import { ahead, related } from './relation.ts';
import { Role } from './role.ts';

export const TokenRef = builder.objectRef<At<TokenRow>>('Token');

const TokenState = builder.enumType('TokenState', {
  description: 'Whether a credential is good for anything.',
  values: {
    ACTIVE: { description: 'Its bearer gets in.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'It was ended before its time.' },
  },
});

builder.node(TokenRef, {
  ...nodeFor('readTokens', findTokens),
  description: 'A credential of this server. Its secret was shown when it was made, and is not kept. Admins.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; not unique.' }),
    role: t.expose('role', { type: Role, description: 'What it is for.' }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is for, by slug; empty for chairs and admins, whose acts are for all.',
      ...related(async (tokens: readonly At<TokenRow>[], _args, { db }) => {
        const lists = await projectsOfTokens(db, tokens);
        return lists.map((projects) => projects.map((project) => at(project, TODAY)));
      }),
    }),
    person: t.field({
      type: PersonRef,
      description: 'As whom its bearer enters records; seen by everybody.',
      ...knownPerson('personId'),
    }),
    state: t.field({
      type: TokenState,
      description: 'Whether its bearer gets in now.',
      resolve: (token, _args, { now }) => stateOf(token, now),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it is refused; null: never.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null: never.',
    }),
  }),
});

builder.queryField('tokens', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(TokenRef, 'Token', 'credentials'),
    description: 'The credentials of this server, expired and revoked ones included, oldest first. Admins.',
    args: listArgs(t),
    resolve: ahead(async (page, context) => {
      try {
        assertMay(context.viewer, 'readTokens');
      } catch (error) {
        throw topLevel(error);
      }
      return rootPage(context, tokenList, page);
    }),
  }),
);
