import { ExternalLink } from '../components/external-link.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import type { CriteriaQuery } from '../operation-types.ts';

type Criterion = CriteriaQuery['criteria'][number];

/** Who asks for it. */
export function CriterionSource({ source: { meeting, url } }: Pick<Criterion, 'source'>) {
  return (
    <>
      {meeting && (
        <>
          the meeting of <MeetingLink {...meeting} />
        </>
      )}
      {meeting && url && ', '}
      {url && <ExternalLink href={url} />}
      {!meeting && !url && 'not on record'}
    </>
  );
}
