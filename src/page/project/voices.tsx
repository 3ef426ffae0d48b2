import { hrefOf } from '../act/paths.ts';
import { PageLink } from '../components/page-link.tsx';
import { useVisitor } from '../visitor.ts';

interface Voice {
  isFor: boolean;
  reason: string;
  person: { handle: string };
}

/** People who second a proposal or object to it; for those who have signed in, the way to do so. */
export function Voices({
  voices,
  proposal,
}: {
  voices: readonly Voice[];
  proposal: { id: string; isOpen: boolean };
}) {
  const visitor = useVisitor();
  const maySpeak = proposal.isOpen && visitor?.may('voiceOnProposal');
  return (
    <>
      {voices.length > 0 && (
        <ul class="plain-list small">
          {voices.map(({ isFor, reason, person }) => (
            <li key={person.handle}>
              {isFor ? 'Seconded' : 'Objected to'} by{' '}
              <PageLink to={`/people/${encodeURIComponent(person.handle)}`}>@{person.handle}</PageLink>:{' '}
              {reason}
            </li>
          ))}
        </ul>
      )}
      {maySpeak && (
        <p class="small">
          <a href={hrefOf('voiceOnProposal', { proposal: proposal.id })}>Second it, or object</a>
        </p>
      )}
    </>
  );
}
