import { wordFor } from '../act/labels.ts';
import { hrefOf } from '../act/paths.ts';
import { type Group, levelWord, oneProject } from '../group.ts';
import type { OwnSubscriptionsQuery } from '../operation-types.ts';
import type { Sight, View } from '../view.ts';
import { count } from '../words.ts';
import { Instant } from './instant.tsx';

type Subscription = OwnSubscriptionsQuery['newsSubscriptions']['nodes'][number];

const ENDS: Record<NonNullable<Subscription['endedBecause']>, string> = {
  OWNER: 'somebody ended it here or by the API',
  LINK: 'somebody followed the link in a mail',
  RECEIVER: 'the receiver answered that it is gone (410)',
  FILE: 'the group’s file no longer lists it',
};

/** A person's subscriptions, whether their messages arrive, and what the person can do about them. */
export const subscriptions: View = {
  path: '/account/subscriptions',
  async see({ query, visitor, group }): Promise<Sight | null> {
    if (!visitor?.may('readSubscriptions')) return null;
    const { nodes, totalCount } = (await query('OwnSubscriptions', {})).newsSubscriptions;
    const newest = nodes.toReversed();
    const standing = newest.filter(({ endedAt }) => endedAt === null);
    const ended = newest.filter(({ endedAt }) => endedAt !== null);
    const isChair = visitor.may('keepGroupSubscriptions');
    return {
      title: 'Your subscriptions',
      description: 'Your subscriptions, and whether their messages arrive.',
      isOfToday: true,
      isPrivate: true,
      body: (
        <>
          <p class="about small">
            <a href="/account">Your account</a>
          </p>
          <h1>Your subscriptions</h1>
          <p class="lede">
            What happens is sent to you{isChair && `, or to the ${group.shortName},`} until you end it.{' '}
            <a href={hrefOf('subscribe', {})}>Subscribe</a>
          </p>
          {standing.length > 0 && (
            <p>
              One of them also tells you when {oneProject(group)} of yours goes stale
              {isChair &&
                ', when minutes that arrived have problems, and sends the brief two days before a meeting'}
              . To exclude a subscription from this, choose “Change”.
            </p>
          )}
          <ul class="records">
            {standing.map((one) => (
              <Entry key={one.id} one={one} group={group} />
            ))}
          </ul>
          {standing.length === 0 && <p>You have no subscriptions.</p>}
          {ended.length > 0 && (
            <details>
              <summary>{count(ended.length, 'subscription', 'subscriptions')} ended</summary>
              <ul class="records">
                {ended.map((one) => (
                  <Entry key={one.id} one={one} group={group} />
                ))}
              </ul>
            </details>
          )}
          {totalCount > nodes.length && (
            <p class="quiet small">The newest {nodes.length} are shown; the API has them all.</p>
          )}
        </>
      ),
    };
  },
};

function Entry({ one, group }: { one: Subscription; group: Group }) {
  const { id, channel, isOfGroup, isOfFile, endedAt, pace } = one;
  const what = topicOf(one, group);
  const change = { subscription: id };
  return (
    <li>
      <p>
        <strong>{what}</strong> · {wordFor(channel, 'NewsChannel')} to <code>{shownAddress(one)}</code>
        {pace !== 'AT_ONCE' && ` · ${wordFor(pace, 'NewsPace').toLowerCase()}`}
        {isOfGroup && ` · for the ${group.shortName}`}
      </p>
      <State one={one} />
      {!one.isAlsoForMe && !isOfGroup && endedAt === null && (
        <p class="quiet small">Messages meant for you alone do not come here.</p>
      )}
      {endedAt === null && isOfFile && <p class="quiet small">The group’s file lists it.</p>}
      {endedAt === null && !isOfFile && (
        <p class="small">
          <Act act="updateSubscription" given={change} word="Change" of={what} />
          {' · '}
          {channel === 'WEBHOOK' && (
            <>
              <Act act="rotateSigningSecret" given={change} word="Another secret" of={what} />
              {' · '}
            </>
          )}
          <Act act="endSubscription" given={change} word="End" of={what} />
        </p>
      )}
    </li>
  );
}

const Act = ({
  act,
  given,
  word,
  of,
}: {
  act: string;
  given: { subscription: string };
  word: string;
  of: string;
}) => (
  <a href={hrefOf(act, given)}>
    {word}
    <span class="visually-hidden">: {of}</span>
  </a>
);

/** Whoever knows the path of a chat’s address can write there, so it is not shown. */
const shownAddress = ({ channel, address }: Subscription): string =>
  channel === 'EMAIL' || channel === 'WEBHOOK' ? address : `${new URL(address).origin}/…`;

function topicOf({ topic, project, level }: Subscription, group: Group): string {
  if (topic === 'PROJECT') return project?.name ?? `a ${group.project.one} that no longer exists`;
  if (topic === 'LEVEL') return `The level ${levelWord(group, level)}`;
  return wordFor(topic, 'NewsTopic');
}

function State({ one }: { one: Subscription }) {
  const { confirmedAt, createdAt, endedAt, endedBecause, failingSince, lastDeliveredAt, lastDeliveries } =
    one;
  const why = lastDeliveries.find(({ lastError }) => lastError !== null);
  if (endedAt !== null)
    return (
      <p class="small">
        Ended <Instant at={endedAt} />
        {endedBecause && `: ${ENDS[endedBecause]}`}.
      </p>
    );
  if (confirmedAt === null)
    return (
      <p class="small">
        Waiting since <Instant at={createdAt} /> for somebody to follow the link that was sent there.
      </p>
    );
  return (
    <>
      {failingSince && (
        <p class="bad small">
          Failing since <Instant at={failingSince} />
          {why && `. ${why.lastError}`}{' '}
          {why?.state === 'GIVEN_UP'
            ? 'The server gave up the message after a day; it will try the next one.'
            : 'The server tries again for a day.'}
        </p>
      )}
      <p class="quiet small">
        {lastDeliveredAt ? (
          <>
            Last message taken on <Instant at={lastDeliveredAt} />.
          </>
        ) : (
          <>
            Nothing has been sent yet; subscribed since <Instant at={confirmedAt} />.
          </>
        )}
      </p>
    </>
  );
}
