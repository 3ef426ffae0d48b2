import { levelWord, useGroup } from '../group.ts';
import type { GateVerdict, Readiness } from '../operation-types.ts';
import { shortTitle } from '../words.ts';
import { PageLink } from './page-link.tsx';
import { MARKS } from './verdict-mark.tsx';

interface Gate {
  to: Readiness;
  verdict: GateVerdict;
  blockers: readonly { criterion: { key: string; title: string } | null }[];
}

interface ChipProps {
  slug: string;
  gate: Gate | null;
}

/** Whether the next step may be taken, and what keeps it shut; nothing where nothing is required. */
export function GateChip({ slug, gate }: ChipProps) {
  const group = useGroup();
  if (!gate || gate.verdict === 'NO_CRITERIA') return null;
  const isBlocked = gate.verdict === 'BLOCKED';
  return (
    <PageLink class={`chip ${isBlocked ? 'bad' : 'good'}`} to={`/projects/${encodeURIComponent(slug)}#gate`}>
      <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {isBlocked ? MARKS.FAILED.shape : MARKS.MET.shape}
      </svg>
      {isBlocked
        ? `Blocked: ${whatBlocks(gate, group.project.one)}`
        : `May enter ${levelWord(group, gate.to)}${gate.verdict === 'OPEN' ? '' : ', with waivers'}`}
    </PageLink>
  );
}

/** The first thing in the way, and how many there are besides. */
function whatBlocks({ blockers }: Gate, kind: string): string {
  const titles = blockers.flatMap(({ criterion }) => (criterion ? [criterion.title] : []));
  const [first] = titles;
  const more = blockers.length - 1;
  if (first === undefined) return `another ${kind}`;
  return more > 0 ? `${shortTitle(first)} +${more}` : shortTitle(first);
}

/** A level that is proposed, and not recorded by a meeting yet. */
export function RecordChip({ slug, to }: { slug: string; to: Readiness }) {
  const group = useGroup();
  return (
    <PageLink class="chip to-record" to={`/projects/${encodeURIComponent(slug)}#proposals`}>
      <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1" />
      </svg>
      Record: {levelWord(group, to)}
    </PageLink>
  );
}
