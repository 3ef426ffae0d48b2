import type { EvidenceInFullFragment } from '../operation-types.ts';
import { ExternalLink } from './external-link.tsx';
import { PageLink } from './page-link.tsx';

/** What a record or a proposal rests on: lines of minutes as they stood when they were cited, or links. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceInFullFragment[] }) {
  // The line of the original stands with the paraphrase that retells it.
  const originals = new Set(evidence.flatMap(({ isParaphrase, link }) => (isParaphrase ? (link ?? []) : [])));
  const shown = evidence.filter(({ url, link }) => url === null || !originals.has(link ?? url));
  if (shown.length === 0) return null;
  return (
    <ul class="evidence">
      {shown.map((one) => (
        <li key={`${one.url} ${one.path} ${one.revision} ${one.lineStart} ${one.lineEnd}`}>
          {one.page === null ? <ExternalLink href={one.link ?? one.url ?? ''} /> : <Cited evidence={one} />}
        </li>
      ))}
    </ul>
  );
}

const span = (first: number | null, last: number | null) =>
  last !== null && last !== first ? `lines ${first}–${last}` : `line ${first}`;

function Cited({ evidence }: { evidence: EvidenceInFullFragment }) {
  const { lineStart, lineEnd, quote, link, page, isParaphrase } = evidence;
  const lines = span(lineStart, lineEnd);
  const here = (
    <PageLink to={page ?? ''}>{isParaphrase ? `our summary, ${lines}` : `${lines} of the minutes`}</PageLink>
  );
  return (
    <>
      {quote && (
        <>
          <blockquote>{quote}</blockquote>{' '}
        </>
      )}
      {isParaphrase && link && (
        <>
          <ExternalLink href={link}>{originalWords(link)}</ExternalLink>
          {' · '}
        </>
      )}
      {here}
      {!isParaphrase && link && (
        <>
          {' · '}
          <ExternalLink href={link}>source</ExternalLink>
        </>
      )}
      <LinesNow evidence={evidence} />
    </>
  );
}

/** A link to a file at a forge says its line at its end. */
function originalWords(link: string): string {
  const [, first, last] = /#L(\d+)(?:-L?(\d+))?$/.exec(link) ?? [];
  return first ? `the original, ${span(Number(first), last ? Number(last) : null)}` : 'the original';
}

/** What has become of the lines since; nothing where they are as they were. */
function LinesNow({ evidence: { linesNow, lineEnd, lineStart } }: { evidence: EvidenceInFullFragment }) {
  if (!linesNow || linesNow.state === 'SAME') return null;
  const isOne = lineEnd === null || lineEnd === lineStart;
  if (linesNow.state === 'GONE')
    return (
      <span class="quiet now">
        {' '}
        · {isOne ? 'it is' : 'they are'} no longer in the minutes as they are now
      </span>
    );
  const there = <PageLink to={linesNow.page ?? ''}>{span(linesNow.lineStart, linesNow.lineEnd)}</PageLink>;
  if (linesNow.state === 'MOVED') return <span class="quiet now"> · now {there}</span>;
  return (
    <span class="quiet now">
      {' '}
      · now reworded, {there}: <q>{linesNow.quote}</q>
    </span>
  );
}
