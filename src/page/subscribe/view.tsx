import { READINESS } from '../../base/readiness.ts';
import { levelWord, useGroup } from '../group.ts';
import { one, readQuery, text, word } from '../query-string.ts';
import type { View } from '../view.ts';

const DONE = {
  asked: 'An e-mail is on its way. You get nothing else until you follow the link in it.',
  confirmed: 'You are subscribed. Every e-mail has a link to unsubscribe.',
  ended: 'You are unsubscribed, and will get no more e-mail.',
  unknown: 'This link is unknown or too old. Subscribe again below.',
} as const;

const WRONG = {
  address: 'That is not an e-mail address.',
  choice: 'That is not something you can subscribe to.',
  busy: 'Too many people are subscribing at the moment. Try again in an hour.',
  off: 'This site sends no e-mail. The feeds below tell the same.',
} as const;

/** Asks to be told by e-mail, with a form that needs no script. */
export const subscribe: View = {
  path: '/subscribe',
  see: async ({ group, url, visitor }) => {
    const { done, wrong, project } = readQuery(url, {
      done: one(word(['asked', 'confirmed', 'ended', 'unknown'])),
      wrong: one(word(['address', 'project', 'choice', 'busy', 'off'])),
      project: one(text),
    });
    return {
      title: 'E-mail updates',
      description: `Get e-mail about the ${group.project.many} of the ${group.name}.`,
      isOfToday: true,
      body: (
        <>
          <h1>E-mail updates</h1>
          {done && (
            <p class="lede" role="status">
              {DONE[done]}
            </p>
          )}
          {wrong && (
            <p class="lede" role="alert">
              {wrong === 'project' ? `There is no ${group.project.one} of that name.` : WRONG[wrong]}
            </p>
          )}
          <SubscribeForm project={project} />
          <h2>What happens to your address</h2>
          <ul>
            <li>It is used for nothing else, and only the admins of this site can see it.</li>
            <li>The first e-mail asks whether it was you. If you ignore it, you get no other.</li>
            <li>Every e-mail has a link to unsubscribe, and mail programs show a button for it.</li>
          </ul>
          <p>
            You can also follow <a href="/changes.atom">a feed of all changes</a>,{' '}
            <a href="/proposals.atom">of proposals</a> and <a href="/meetings.atom">of meetings</a>, and{' '}
            <a href="/meetings.ics">the calendar</a>. Maintainers, chairs and admins can also be told by
            webhooks and in chats, and see how that goes:{' '}
            <a href="/account/subscriptions">{visitor ? 'your subscriptions' : 'sign in'}</a>.
          </p>
        </>
      ),
    };
  },
};

function SubscribeForm({ project }: { project: string | undefined }) {
  const group = useGroup();
  const { one: noun, many } = group.project;
  return (
    <form method="post" action="/subscribe" class="act">
      <div class="field">
        <label for="address">Your e-mail address</label>
        <input id="address" name="address" type="email" required autocomplete="email" maxLength={320} />
      </div>
      <div class="field">
        <label for="topic">Send me news of</label>
        <select id="topic" name="topic">
          <option value="EVERYTHING">everything</option>
          <option value="PROJECT" selected={project !== undefined}>
            one {noun}, named below
          </option>
          <option value="PROPOSALS">what is proposed</option>
          <option value="MEETINGS">meetings and minutes</option>
          <option value="GATES">gates of {many}</option>
          {READINESS.filter((level) => group.levels[level].isUsed).map((level) => (
            <option key={level} value={`LEVEL ${level}`}>
              {many} at {levelWord(group, level)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="project">The {noun}</label>
        <p class="hint" id="project-hint">
          Its short name, as in addresses. Only for news of one.
        </p>
        <input
          id="project"
          name="project"
          maxLength={64}
          value={project ?? ''}
          aria-describedby="project-hint"
        />
      </div>
      <div class="field">
        <label for="pace">How often</label>
        <select id="pace" name="pace">
          <option value="AT_ONCE">at once</option>
          <option value="DAILY">once a day, at 07:00 ({group.timeZone})</option>
          <option value="WEEKLY">once a week, on Mondays at 07:00 ({group.timeZone})</option>
        </select>
      </div>
      <p class="buttons">
        <button type="submit" class="primary">
          Subscribe
        </button>
      </p>
    </form>
  );
}

/** What a link of confirmation leads to. Following it does nothing yet: programs that look at mail follow links. */
export const confirmSubscription: View = {
  path: '/subscribe/:token',
  see: async () => ({
    title: 'Confirm your subscription',
    description: 'Confirm that you want these e-mails.',
    isOfToday: true,
    body: (
      <>
        <h1>Confirm your subscription</h1>
        <form method="post">
          <p>
            <button type="submit" class="primary">
              Yes, subscribe me
            </button>
          </p>
        </form>
        <p>If you did not ask for this, close this page. You will get no more e-mail.</p>
      </>
    ),
  }),
};

/** What the link at the end of each mail leads to. */
export const unsubscribe: View = {
  path: '/unsubscribe/:token',
  see: async () => ({
    title: 'Unsubscribe',
    description: 'Stop these e-mails.',
    isOfToday: true,
    body: (
      <>
        <h1>Do you want to unsubscribe?</h1>
        <form method="post">
          <p>
            <button type="submit" class="primary">
              Unsubscribe
            </button>
          </p>
        </form>
        <p>
          You will get no more e-mail. You can <a href="/subscribe">subscribe again</a> at any time.
        </p>
      </>
    ),
  }),
};
