import type { ResolvedFragment } from '../operation-types.ts';
import { PageLink } from './page-link.tsx';

/** What was resolved, in the words of the minutes, and how was voted. */
export function Resolutions({
  resolutions,
  date,
  hasLine,
}: {
  resolutions: readonly ResolvedFragment[];
  /** Day of the meeting. */
  date: string;
  /** Where they are shown on its page: whether something else there has the line already. */
  hasLine?: (line: number) => boolean;
}) {
  return (
    <ul class="evidence">
      {resolutions.map((resolution) => {
        const { id, text, lineStart, statusChange } = resolution;
        const votes = votesOf(resolution);
        return (
          <li key={id} id={hasLine && !hasLine(lineStart) ? `L${lineStart}` : undefined}>
            <blockquote>{text}</blockquote> {votes && <span>{votes} </span>}
            <PageLink to={`/meetings/${date}#L${lineStart}`}>line {lineStart} of the minutes</PageLink>
            {hasLine && statusChange && (
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
