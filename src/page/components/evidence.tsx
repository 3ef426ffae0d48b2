import type { EvidenceInFullFragment } from '../operation-types.ts';
import { ExternalLink } from './external-link.tsx';
import { PageLink } from './page-link.tsx';

/** The meeting whose minutes stand on this site, so that a cited line can be shown in them. */
interface CitedMeeting {
  date: string;
  source: { path: string; revision: number } | null;
}

/** What a record or a proposal rests on: quoted lines of minutes first to be read here, then at their source; or a link. */
export function EvidenceList({
  evidence,
  meeting = null,
}: {
  evidence: readonly EvidenceInFullFragment[];
  meeting?: CitedMeeting | null;
}) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map((one) => (
        <li key={`${one.url} ${one.path} ${one.revision} ${one.lineStart} ${one.lineEnd}`}>
          {one.path === null ? (
            <ExternalLink href={one.url ?? ''} />
          ) : (
            <Cited evidence={one} meeting={meeting} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Cited({ evidence, meeting }: { evidence: EvidenceInFullFragment; meeting: CitedMeeting | null }) {
  const { path, revision, lineStart, lineEnd, quote, link, isParaphrase } = evidence;
  // Lines count within one revision: in another the same number may be another note.
  const isHere = meeting?.source?.path === path && meeting?.source?.revision === revision;
  const span = lineEnd && lineEnd !== lineStart ? `lines ${lineStart}–${lineEnd}` : `line ${lineStart}`;
  return (
    <>
      {quote && (
        <>
          <blockquote>{quote}</blockquote>{' '}
        </>
      )}
      {isHere && lineStart ? (
        <PageLink to={`/meetings/${meeting?.date}#L${lineStart}`}>{span} of the minutes</PageLink>
      ) : (
        `${path}, ${span}, revision ${revision}`
      )}
      {link && (
        <>
          {' · '}
          <ExternalLink href={link}>source</ExternalLink>
        </>
      )}
      {isParaphrase && <span class="quiet"> (paraphrased here)</span>}
    </>
  );
}
