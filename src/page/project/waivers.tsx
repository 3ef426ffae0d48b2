import { Day } from '../components/day.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import type { ProjectQuery } from '../operation-types.ts';
import { count } from '../words.ts';

type Waivers = NonNullable<ProjectQuery['project']>['waivers'];

const STATES = { IN_FORCE: 'in force', EXPIRED: 'expired', REVOKED: 'revoked' } as const;

/** Exceptions that meetings granted, each with its end. */
export function Waivers({ waivers: { nodes, totalCount } }: { waivers: Waivers }) {
  return (
    <>
      <ul class="records">
        {nodes.toReversed().map(({ id, state, criterion, meeting, expiresOn, reason, revocation }) => (
          <li key={id}>
            <p>
              <strong>{criterion.title}</strong>: {STATES[state]}, granted by the meeting of{' '}
              <MeetingLink {...meeting} /> to the end of <Day date={expiresOn} />. {reason}
            </p>
            {revocation && (
              <p>
                Revoked by the meeting of <MeetingLink {...revocation.meeting} />: {revocation.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && (
        <p class="quiet small">
          The last {nodes.length} of {count(totalCount, 'waiver')}.
        </p>
      )}
    </>
  );
}
