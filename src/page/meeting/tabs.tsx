import { PageLink } from '../components/page-link.tsx';
import { count } from '../words.ts';

interface TabsProps {
  /** The last part of the address of the meeting. */
  meeting: string;
  /** Of the source that is shown, or that was read last. */
  revision: number;
  /** How many there are. */
  revisions: number;
  /** Which of the two is open. */
  isSource: boolean;
  isParaphrase: boolean;
}

/** The minutes, and beside them the source that they were read from. */
export function Tabs({ meeting, revision, revisions, isSource, isParaphrase }: TabsProps) {
  return (
    <nav class="tabs" aria-label="Minutes and their source">
      <ul class="quick">
        <li>
          <PageLink to={`/meetings/${meeting}`} aria-current={isSource ? undefined : 'page'}>
            Minutes
          </PageLink>
        </li>
        <li>
          <PageLink
            to={`/meetings/${meeting}/revisions/${revision}`}
            aria-current={isSource ? 'page' : undefined}
          >
            Source and reading
          </PageLink>
        </li>
      </ul>
      <p class="quiet small">
        {isParaphrase && 'This is our summary: the line numbers are those of the summary. '}
        {isSource ? `Revision ${revision} of ${revisions}.` : `${count(revisions, 'revision')}.`}
      </p>
    </nav>
  );
}
