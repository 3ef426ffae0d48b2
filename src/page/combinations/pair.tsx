import { ExternalLink } from '../components/external-link.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { CombinedPairFragment, CompatibilityVerdict, SourcedClaimFragment } from '../operation-types.ts';

/** Best first. */
export const COMPATIBILITY = [
  'TESTED',
  'PROTOTYPED',
  'PLAUSIBLE',
  'UNKNOWN',
  'NEEDS_PORT',
  'CONFLICT',
] as const satisfies CompatibilityVerdict[];

export const compatibilityWord = (verdict: CompatibilityVerdict): string =>
  verdict.toLowerCase().replace('_', ' a ');

const LOOKS: Record<CompatibilityVerdict, { shape: preact.VNode; className: string }> = {
  TESTED: { shape: <path d="m3 8.5 3.2 3.2L13 5" />, className: 'good' },
  PROTOTYPED: { shape: <path d="M8 2 14 8 8 14 2 8z" />, className: 'good' },
  PLAUSIBLE: { shape: <circle cx="8" cy="8" r="5.5" />, className: 'none' },
  UNKNOWN: { shape: <path d="M4 8h8" />, className: 'none' },
  NEEDS_PORT: { shape: <path d="M3 8h8M8 4.5 11.5 8 8 11.5" />, className: 'wait' },
  CONFLICT: { shape: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />, className: 'bad' },
};

/** How two projects go together, as shape and word. */
export function CompatibilityMark({ verdict }: { verdict: CompatibilityVerdict }) {
  const { shape, className } = LOOKS[verdict];
  return (
    <span class={`mark ${className}`}>
      <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      {compatibilityWord(verdict)}
    </span>
  );
}

/** What a verdict rests on: the claim with its source, or that it was derived, or that nobody said anything. */
export function PairSource({ pair: { claim, isDerived } }: { pair: CombinedPairFragment }) {
  if (claim && !isDerived) return <ClaimSource claim={claim} />;
  return <>{isDerived ? 'derived from the kernels they bring' : 'nobody has said anything'}</>;
}

export function ClaimSource({ claim }: { claim: SourcedClaimFragment }) {
  const { reason, source, sourceUrl, meeting, claimedOn } = claim;
  return (
    <>
      <Sentence text={reason} /> (
      {meeting ? (
        <>
          the meeting of <MeetingLink date={meeting.date} />
        </>
      ) : (
        <>
          {sourceUrl ? <ExternalLink href={sourceUrl}>{source}</ExternalLink> : source},{' '}
          <time datetime={claimedOn}>{claimedOn}</time>
        </>
      )}
      )
    </>
  );
}
