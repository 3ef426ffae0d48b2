import { Grounds } from '../components/grounds.tsx';
import { GroundsLink } from '../components/grounds-link.tsx';
import { PageLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { OverviewContradictionsQuery } from '../operation-types.ts';
import { count } from '../words.ts';

type Contradictions = OverviewContradictionsQuery['brief']['contradictions'];

/** At most so many are shown here; the brief has all of them. */
const SHOWN = 3;

/** Contradictions, which need a person before anything else does. Nothing where there are none. */
export function Attention({ contradictions }: { contradictions: Contradictions | null }) {
  if (!contradictions || contradictions.totalCount === 0) return null;
  const { items, totalCount } = contradictions;
  const shown = items.slice(0, SHOWN);
  return (
    <details class="question attention" data-live="attention">
      <summary>
        <h2>
          <span class="in-full">Contradictions</span>
          <span class="in-short">Wrong?</span>
        </h2>
        <span class="in-short">{count(totalCount, 'contradiction')}</span>
      </summary>
      <ul class="plain-list">
        {shown.map((item) => (
          <li key={item.message}>
            <GroundsLink record={item.page === null ? null : { page: item.page }}>
              <Sentence text={item.message} />
            </GroundsLink>{' '}
            <Grounds item={item} />
          </li>
        ))}
        {totalCount > shown.length && (
          <li>
            <PageLink to="/brief#contradictions">
              {count(totalCount - shown.length, 'other')} in the brief
            </PageLink>
          </li>
        )}
      </ul>
    </details>
  );
}
