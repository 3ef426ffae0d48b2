import { SessionEntry } from '../account/view.tsx';
import { PageLink } from '../components/page-link.tsx';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

/** Who is signed in; for admins. */
export const sessions: View = {
  path: '/admin/sessions',
  async see({ url, query, visitor }) {
    if (!visitor?.may('readSessions')) return null;
    const { before } = readQuery(url, { before: one(text) });
    const { sessions } = await query('ActSessions', { before });
    const open = sessions.nodes.filter(({ state }) => state === 'OPEN').reverse();
    return {
      title: 'Who is signed in',
      description: 'Sessions of this server.',
      isPrivate: true,
      isOfToday: true,
      body: (
        <>
          <h1>Who is signed in</h1>
          <p class="lede">{count(open.length, 'browser')}.</p>
          <ul class="records">
            {open.map((session) => (
              <SessionEntry key={session.id} session={session} who={`@${session.person.handle}`} />
            ))}
          </ul>
          {sessions.pageInfo.hasPreviousPage && (
            <p>
              <PageLink to="/admin/sessions" search={{ before: sessions.pageInfo.startCursor }}>
                Earlier sessions
              </PageLink>
            </p>
          )}
        </>
      ),
    };
  },
};
