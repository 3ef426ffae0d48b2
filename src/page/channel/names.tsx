import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { ChannelQuery } from '../operation-types.ts';

type Name = NonNullable<ChannelQuery['channel']>['names'][number];

/** What the channel was called, oldest first, each name with the meeting or the source that gave it. */
export function Names({ names }: { names: readonly Name[] }) {
  return (
    <>
      <h2 id="names">What it was called</h2>
      <ul class="records">
        {names.map(({ name, since, reason, meeting, sourceUrl }) => (
          <li key={name}>
            <p>
              <strong>{name}</strong>, since <Day date={since} />
              {meeting && (
                <>
                  , at the meeting of <MeetingLink {...meeting} />
                </>
              )}
              {sourceUrl && (
                <>
                  {' '}
                  (<ExternalLink href={sourceUrl}>source</ExternalLink>)
                </>
              )}
            </p>
            {reason && (
              <p class="quiet">
                <Sentence text={reason} isQuoted />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
