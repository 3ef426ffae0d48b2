import { ROLES } from '../act/words.ts';
import type { AccountQuery } from '../operation-types.ts';
import type { Sight, View } from '../view.ts';
import { count, listed } from '../words.ts';
import { Instant } from './instant.tsx';

type Session = NonNullable<AccountQuery['viewer']>['sessions'][number];

/** The visitor's account: who they are, what they may do, and where they are signed in. */
export const account: View = {
  path: '/account',
  async see({ query, visitor }): Promise<Sight | null> {
    if (!visitor) return null;
    const { viewer } = await query('Account', {});
    if (!viewer) return null;
    const { person, projects, sessions, role, name } = viewer;
    const isAdmin = visitor.may('readSessions');
    const subscriptions = visitor.may('readSubscriptions')
      ? (await query('OwnSubscriptions', {})).newsSubscriptions.nodes.filter(
          ({ endedAt }) => endedAt === null,
        )
      : null;
    const failing = subscriptions?.filter(({ failingSince }) => failingSince !== null).length ?? 0;
    return {
      title: 'Your account',
      description: 'Who you are here, and where you are signed in.',
      isOfToday: true,
      isPrivate: true,
      body: (
        <>
          <h1>{name}</h1>
          <p class="lede">
            {ROLES[role]}
            {projects.length > 0 && (
              <>
                {' of '}
                {listed(
                  projects.map(({ slug, name }) => (
                    <a key={slug} href={`/projects/${encodeURIComponent(slug)}`}>
                      {name}
                    </a>
                  )),
                )}
              </>
            )}
            . What you enter is entered by @{person.handle}.
          </p>
          {role === 'MAINTAINER' && projects.length === 0 && (
            <p>
              You are signed in, but not a maintainer of any project yet. A chair, or a maintainer of your
              project, can name you.
            </p>
          )}
          {subscriptions && (
            <>
              <h2 id="subscriptions">Your subscriptions</h2>
              {failing > 0 && (
                <p class="bad">
                  The messages of {count(failing, 'subscription', 'subscriptions')} do not arrive.
                </p>
              )}
              <p>
                <a href="/account/subscriptions">
                  {subscriptions.length === 0
                    ? 'Subscribe to news'
                    : count(subscriptions.length, 'subscription', 'subscriptions')}
                </a>
              </p>
            </>
          )}
          <h2 id="sessions">Where you are signed in</h2>
          <ul class="records">
            {sessions.map((session) => (
              <SessionEntry key={session.id} session={session} />
            ))}
          </ul>
          {isAdmin && (
            <>
              <h2 id="admin">For admins</h2>
              <ul>
                <li>
                  <a href="/admin/tokens">Tokens</a>
                </li>
                <li>
                  <a href="/admin/sessions">Who is signed in</a>
                </li>
                <li>
                  <a href="/admin/audit">Audit trail</a>
                </li>
              </ul>
            </>
          )}
          <p class="quiet">{count(sessions.length, 'browser is', 'browsers are')} signed in as you.</p>
        </>
      ),
    };
  },
};

export function SessionEntry({
  session,
  who,
}: {
  session: Omit<Session, 'isCurrent'> & { isCurrent?: boolean };
  who?: string;
}) {
  const { id, via, isCurrent, createdAt, lastUsedAt, expiresAt, address, browser } = session;
  return (
    <li>
      <p>
        {who && <strong>{who} · </strong>}
        {isCurrent ? 'This browser' : browserName(browser)}, from <code>{address}</code>, signed in since{' '}
        <Instant at={createdAt} /> by {via}
      </p>
      <p class="quiet small">
        Last used <Instant at={lastUsedAt} />. Ends by <Instant at={expiresAt} />. {browser}
      </p>
      <p class="small">
        <a href={`/act/end-session?${new URLSearchParams({ session: id })}`}>
          {isCurrent ? 'Sign this browser out' : 'End this session'}
        </a>
      </p>
    </li>
  );
}

/** The part of what a browser says of itself by which people know it. */
const browserName = (text: string): string =>
  /(?:Firefox|Edg|OPR|Chrome|Safari|curl)\/[\d.]+/.exec(text)?.[0]?.replace(/\/(\d+).*/, ' $1') ??
  'A browser';
