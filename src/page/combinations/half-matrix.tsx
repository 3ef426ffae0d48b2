import { classOfVerdict, MARKS } from '../components/compatibility-mark.tsx';
import type { CompatibilityVerdict } from '../operation-types.ts';
import { COMPATIBILITY_VERDICTS } from '../words.ts';

interface Marked {
  verdict: CompatibilityVerdict;
  projects: readonly { slug: string; name: string }[];
}

export const pairKey = (one: string, other: string): string => [one, other].sort().join(' ');

const rank = (verdict: CompatibilityVerdict): number => COMPATIBILITY_VERDICTS.indexOf(verdict);
const isGood = ({ verdict }: Marked): boolean => rank(verdict) <= rank('PLAUSIBLE');

/** The projects of some pairs, those that fit with most others first. */
export function byFit(pairs: readonly Marked[]): { slug: string; name: string }[] {
  const projects = new Map(pairs.flatMap((pair) => pair.projects.map((one) => [one.slug, one] as const)));
  const fits = (slug: string) =>
    pairs.filter((pair) => isGood(pair) && pair.projects.some((one) => one.slug === slug)).length;
  const counted = [...projects.values()].map((project) => ({ project, many: fits(project.slug) }));
  return counted
    .sort((a, b) => b.many - a.many || a.project.name.localeCompare(b.project.name, 'en'))
    .map(({ project }) => project);
}

const STEP = 10;

/** Every pair as a small mark: what the words beside it count, for the eye. */
export function HalfMatrix({ pairs }: { pairs: readonly Marked[] }) {
  const projects = byFit(pairs);
  const verdicts = new Map(
    pairs.map(({ verdict, projects: [one, other] }) => [
      pairKey(one?.slug ?? '', other?.slug ?? ''),
      verdict,
    ]),
  );
  const size = (projects.length - 1) * STEP;
  return (
    <svg
      class="half-matrix"
      viewBox={`0 0 ${size} ${size}`}
      width={size * 1.6}
      aria-hidden="true"
      focusable="false"
    >
      {COMPATIBILITY_VERDICTS.filter((verdict) => pairs.some((pair) => pair.verdict === verdict)).map(
        (verdict) => (
          <symbol key={verdict} id={`mark-${classOfVerdict(verdict)}`} viewBox="0 0 16 16">
            <rect class="wash" width="16" height="16" rx="1.5" />
            {MARKS[verdict].shape}
          </symbol>
        ),
      )}
      {projects.slice(1).flatMap((row, below) =>
        projects.slice(0, below + 1).map((column, right) => {
          const of = classOfVerdict(verdicts.get(pairKey(row.slug, column.slug)) ?? 'UNKNOWN');
          return (
            <use
              key={`${row.slug} ${column.slug}`}
              class={of}
              href={`#mark-${of}`}
              x={right * STEP}
              y={below * STEP}
              width="9"
              height="9"
            />
          );
        }),
      )}
    </svg>
  );
}
