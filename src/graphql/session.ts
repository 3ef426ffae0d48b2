import { findTokens } from '../domain/access/tokens.ts';
import { assertMay } from '../domain/act/permissions.ts';
import { endSession } from '../domain/session/end.ts';
import { findSessions, type SessionRow, sessionList, sessionStateOf } from '../domain/session/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { knownPerson } from './engine/fields.ts';
import { IDEMPOTENCY_KEY } from './engine/inputs.ts';
import { mutation, topLevel } from './engine/mutation.ts';
import { nodeFor } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { shown, success } from './engine/success.ts';
import { PersonRef } from './refs.ts';

export const SessionRef = builder.objectRef<At<SessionRow>>('Session');

const SessionState = builder.enumType('SessionState', {
  description: 'Whether a session still signs its browser in.',
  values: {
    OPEN: { description: 'It does sign its browser in.' },
    ENDED: { description: 'Its person, or an admin, has ended it.' },
    EXPIRED: { description: 'It was not used for too long, or it reached its longest duration.' },
  },
});

builder.node(SessionRef, {
  ...nodeFor('readSessions', findSessions),
  description:
    'Somebody who has signed in on the page, in one browser. `viewer` has your own; only admins see those of others.',
  fields: (t) => ({
    person: t.field({ type: PersonRef, description: 'Who it is.', ...knownPerson('personId') }),
    via: t.string({
      description:
        'What they signed in with: the name of a provider, of a token, or `this machine` for the link on the terminal.',
      ...related(async (sessions: readonly At<SessionRow>[], _args, { db, now }) => {
        const ids = sessions.map(({ tokenId }) => (tokenId === null ? null : { id: tokenId, asOf: TODAY }));
        const tokens = await findTokens(db, ids, now);
        return sessions.map(({ issuer }, index) => tokens[index]?.name ?? issuer ?? 'a token');
      }),
    }),
    isCurrent: t.boolean({
      description: 'Whether this very request came with it.',
      resolve: ({ id }, _args, { viewer }) => viewer?.sessionId === id,
    }),
    state: t.field({
      type: SessionState,
      description: 'Whether it still signs its browser in.',
      resolve: (session, _args, { now, settings }) => sessionStateOf(session, now, settings),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they signed in.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'When it was last used, to the minute.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it ends, however much it is used.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null if it was not.',
    }),
    address: t.exposeString('address', {
      description: 'Network address that it was opened from: one of IPv4, or the first half of one of IPv6.',
    }),
    browser: t.exposeString('browser', { description: 'What the browser said it is.' }),
  }),
});

builder.queryField('sessions', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: connectionOf(SessionRef, 'Session', 'sessions'),
    description:
      'Who has signed in on the page, oldest first; ended and expired sessions included, for 30 days. Open to admins.',
    args: listArgs(t),
    resolve: ahead(async (page, context) => {
      try {
        assertMay(context.viewer, 'readSessions');
      } catch (error) {
        throw topLevel(error);
      }
      return rootPage(context, sessionList, page);
    }),
  }),
);

mutation(endSession, {
  description: 'Signs a browser out. Everybody can end their own sessions, and admins any.',
  ids: { session: 'Session' },
  input: builder.inputType('EndSessionInput', {
    description: 'A session to end.',
    fields: (t) => ({
      session: t.id({ required: true, description: 'The session.' }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ sessionId: number }>('EndSessionSuccess', 'The session is over.', {
    session: shown(SessionRef, findSessions, ({ sessionId }) => sessionId, 'The session, now ended.'),
  }),
});
