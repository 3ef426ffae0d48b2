import { findTokens, projectsOfTokens, stateOf, type TokenRow, tokenList } from '../domain/access/tokens.ts';
import { assertMay } from '../domain/act/permissions.ts';
import { type At, at, TODAY } from '../reading/as-of.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { knownPerson } from './engine/fields.ts';
import { topLevel } from './engine/mutation.ts';
import { nodeFor } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { PersonRef, ProjectRef } from './refs.ts';
import { Role } from './role.ts';

export const TokenRef = builder.objectRef<At<TokenRow>>('Token');

const TokenState = builder.enumType('TokenState', {
  description: 'Whether a credential works.',
  values: {
    ACTIVE: { description: 'It works.' },
    EXPIRED: { description: 'It has expired.' },
    REVOKED: { description: 'It was revoked before it expired.' },
  },
});

builder.node(TokenRef, {
  ...nodeFor('readTokens', findTokens),
  description:
    'A credential of this server. Its secret was shown when it was made, and is not kept. Open to admins.',
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
      description: 'The person under whose name its bearer enters records; everybody sees it.',
      ...knownPerson('personId'),
    }),
    state: t.field({
      type: TokenState,
      description: 'Whether it works now.',
      resolve: (token, _args, { now }) => stateOf(token, now),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it expires; null if it never does.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null if it was not.',
    }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null means never.',
    }),
  }),
});

builder.queryField('tokens', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(TokenRef, 'Token', 'credentials'),
    description:
      'The credentials of this server, expired and revoked ones included, oldest first. Open to admins.',
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
