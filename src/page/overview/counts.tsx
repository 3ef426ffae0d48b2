import { PageLink } from '../components/page-link.tsx';
import { classOf, ReadinessShape } from '../components/readiness-mark.tsx';
import type { OverviewQuery, Readiness } from '../operation-types.ts';
import { readinessWord } from '../words.ts';
import type { Question } from './question.ts';

/** How many projects stand at each level; each number leads to them. */
export function Counts({
  counts,
  question,
}: {
  counts: OverviewQuery['readinessCounts'];
  question: Question;
}) {
  const [only] = question.readiness.length === 1 ? question.readiness : [];
  return (
    <ul class="counts" data-live="counts">
      {counts.map(({ readiness, projects }) => (
        <Count key={readiness} level={readiness} many={projects} isCurrent={only === (readiness ?? 'NONE')} />
      ))}
    </ul>
  );
}

function Count({ level, many, isCurrent }: { level: Readiness | null; many: number; isCurrent: boolean }) {
  return (
    <li class={`${classOf(level)}${many === 0 ? ' zero' : ''}`}>
      <PageLink
        to="/#projects"
        search={{ readiness: level ?? 'NONE' }}
        aria-current={isCurrent ? 'true' : undefined}
      >
        <strong>{many.toLocaleString('en')}</strong>
        <span class="mark plain">
          <ReadinessShape readiness={level} />
          {readinessWord(level)}
        </span>
      </PageLink>
    </li>
  );
}
