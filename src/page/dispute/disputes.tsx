import { hrefOf } from '../act/paths.ts';
import { Day } from '../components/day.tsx';
import { PageLink } from '../components/page-link.tsx';
import type { DisputeInFullFragment } from '../operation-types.ts';

/** What readers have said is wrong, and what a chair has answered. Whatever was typed is text. */
export function DisputeWords({ dispute }: { dispute: DisputeInFullFragment }) {
  const { reason, raisedAt, raisedBy, answer, judgedBy } = dispute;
  return (
    <>
      <p class="typed">{reason}</p>
      <p class="quiet small">
        Sent on <Day date={raisedAt.slice(0, 10)} /> by{' '}
        {raisedBy && !raisedBy.isBot ? <Handle handle={raisedBy.handle} /> : 'a reader'}.
      </p>
      {answer && judgedBy && (
        <p class="typed">
          <Handle handle={judgedBy.handle} />, a chair: {answer}
        </p>
      )}
    </>
  );
}

const Handle = ({ handle }: { handle: string }) => (
  <PageLink to={`/people/${encodeURIComponent(handle)}`}>@{handle}</PageLink>
);

/** On the page of what it is about; and the way to say that more is wrong. */
export function Disputes({
  disputes,
  about,
}: {
  disputes: readonly (DisputeInFullFragment & {
    line?: { lineStart: number | null; quote: string | null } | null;
  })[];
  about: Record<string, string>;
}) {
  return (
    <>
      {disputes.length > 0 && (
        <section aria-labelledby="disputes">
          <h2 id="disputes">Said to be wrong</h2>
          <ul class="records">
            {disputes.map((dispute) => (
              <li key={dispute.id}>
                {dispute.line && (
                  <p>
                    Line {dispute.line.lineStart}: <q>{dispute.line.quote}</q>
                  </p>
                )}
                <DisputeWords dispute={dispute} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="small">
        <a href={hrefOf('raiseDispute', about)} rel="nofollow">
          This is wrong
        </a>
      </p>
    </>
  );
}
