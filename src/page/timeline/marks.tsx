import { classOf } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { Span } from '../project/two-clocks.ts';

/** Height of a band, in units of the picture. */
export const BAND = 20;

interface BandsProps {
  spans: readonly Span[];
  at: (day: string) => number;
  /** Where the picture ends, and with it what still stands. */
  end: number;
  y: number;
}

export function Bands({ spans, at, end, y }: BandsProps) {
  const group = useGroup();
  return spans.map(({ readiness, from, to }) => {
    const left = at(from);
    const right = to ? at(to) : end;
    const word = levelWord(group, readiness);
    return (
      <g key={from} class={classOf(readiness)}>
        <rect class="band" x={left} y={y - BAND / 2} width={Math.max(2, right - left)} height={BAND} />
        {right - left > word.length * 8 + 24 && <Level x={left} y={y} word={word} />}
      </g>
    );
  });
}

/** The word of a level, behind the mark at which it begins; what crosses it is kept off. */
export function Level({ x, y, word }: { x: number; y: number; word: string }) {
  return (
    <text class="level" x={x + 12} y={y + 4}>
      {word}
    </text>
  );
}

/** A disc is a change, a ring a confirmation. */
export function Stop({ x, y, kind }: { x: number; y: number; kind: string }) {
  return <circle class={kind === 'CONFIRMATION' ? 'ring' : 'disc'} cx={x} cy={y} r="6" />;
}
