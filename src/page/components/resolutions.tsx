import type { Anchor } from '../meeting/anchor.ts';
import type { ResolvedFragment } from '../operation-types.ts';
import { PageLink } from './page-link.tsx';

/** What was resolved, in the words of the minutes, and how was voted. */
export function Resolutions({
  resolutions,
  anchor,
}: {
  resolutions: readonly ResolvedFragment[];
  /** On the page of their meeting: lines that nothing else there has are marked, and records are named. */
  anchor?: Anchor;
}) {
  return (
    <ul class="evidence">
      {resolutions.map((resolution) => {
        const { id, text, lineStart, page, statusChange } = resolution;
        const votes = votesOf(resolution);
        return (
          <li key={id} id={anchor?.(lineStart)}>
            <blockquote>{text}</blockquote> {votes && <span>{votes} </span>}
            <PageLink to={page}>line {lineStart} of the minutes</PageLink>
            {anchor && statusChange && (
              <>
                {' · '}
                <PageLink to={`/records/${statusChange.number}`}>record {statusChange.number}</PageLink>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function votesOf({ votesFor, votesAgainst, votesAbstained, isUnanimous }: ResolvedFragment): string {
  const counts = [
    votesFor !== null && `${votesFor} for`,
    votesAgainst !== null && `${votesAgainst} against`,
    votesAbstained !== null && `${votesAbstained} abstained`,
    isUnanimous && 'unanimous',
  ].filter(Boolean);
  return counts.length > 0 ? `Votes: ${counts.join(', ')}.` : '';
}
