import { PageLink } from '../components/page-link.tsx';
import { classOf, ReadinessShape } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { OverviewQuery, Readiness } from '../operation-types.ts';
import type { Question } from './question.ts';

/** How many projects stand at each level; each number leads to them. */
export function Counts({
  counts,
  question,
}: {
  counts: OverviewQuery['readinessCounts'];
  question: Question;
}) {
  const group = useGroup();
  const shown = counts.filter(
    ({ readiness, projects }) => readiness === null || projects > 0 || group.levels[readiness].isUsed,
  );
  const [only] = question.readiness.length === 1 ? question.readiness : [];
  return (
    <ul class="counts" data-live="counts">
      {shown.map(({ readiness, projects }) => (
        <Count key={readiness} level={readiness} many={projects} isCurrent={only === (readiness ?? 'NONE')} />
      ))}
    </ul>
  );
}

function Count({ level, many, isCurrent }: { level: Readiness | null; many: number; isCurrent: boolean }) {
  const group = useGroup();
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
          {levelWord(group, level)}
        </span>
      </PageLink>
    </li>
  );
}
