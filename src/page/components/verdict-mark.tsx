import type { CriterionKind, CriterionVerdict } from '../operation-types.ts';
import { verdictWord } from '../words.ts';

interface VerdictMarkProps {
  verdict: CriterionVerdict;
  kind: CriterionKind;
  /** Names the criterion where nothing beside the mark does. */
  of?: string;
}

/** How a project stands to a criterion, as shape and word. */
export function VerdictMark({ verdict, kind, of }: VerdictMarkProps) {
  const { shape, className } = MARKS[verdict];
  return (
    <span class={`mark ${className}`}>
      <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      <span>
        {of && `${of} `}
        {verdictWord(verdict, kind)}
      </span>
    </span>
  );
}

/** Whether it keeps a step shut that requires it. */
export const isFailing = (verdict: CriterionVerdict): boolean =>
  verdict !== 'MET' && verdict !== 'WAIVED' && verdict !== 'NOT_APPLICABLE';

export const MARKS: Record<CriterionVerdict, { shape: preact.VNode; className: string }> = {
  FAILED: { shape: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />, className: 'bad' },
  ERRORED: { shape: <path d="M8 2v8M8 12.5v1.5" />, className: 'bad' },
  MISSING: { shape: <path d="M3.5 3.5h9v9h-9z" />, className: 'none' },
  STALE: { shape: <path d="M8 8V4.5M8 8l2.5 2M8 1.8a6.2 6.2 0 1 1-5.4 3.1" />, className: 'wait' },
  RUNNING: { shape: <path d="M5 3.5v9L12.5 8z" />, className: 'wait' },
  INSUFFICIENT: {
    shape: <path d="M3 13.5v-4M8 13.5V6M13 13.5v-11" />,
    className: 'wait',
  },
  WAIVED: { shape: <path d="M2 8c2-3.4 4-3.4 6 0s4 3.4 6 0" />, className: 'wait' },
  NOT_APPLICABLE: { shape: <path d="M4 8h8" />, className: 'none' },
  MET: { shape: <path d="m3 8.5 3.2 3.2L13 5" />, className: 'good' },
};
