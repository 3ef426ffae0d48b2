import { classOf } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { Span } from '../project/two-clocks.ts';

/** Height of a band, in units of the picture. */
export const BAND = 20;

interface BandsProps {
  spans: readonly Span[];
  /** Where marks stand on the bands: no word stands below one. */
  marks: readonly number[];
  at: (day: string) => number;
  /** Where the picture ends, and with it what still stands. */
  end: number;
  y: number;
}

export function Bands({ spans, marks, at, end, y }: BandsProps) {
  const group = useGroup();
  /** After which mark of a band there is room for its word; undefined where there is none. */
  const roomFor = (word: string, left: number, right: number) => {
    const within = marks.filter((mark) => mark > left && mark < right).sort((one, other) => one - other);
    const ends = [...within, right];
    return [left, ...within].find((from, gap) => (ends[gap] ?? right) - from > word.length * 8 + 24);
  };
  return spans.map(({ readiness, from, to }) => {
    const left = at(from);
    const right = to ? at(to) : end;
    const word = levelWord(group, readiness);
    const room = roomFor(word, left, right);
    return (
      <g key={from} class={classOf(readiness)}>
        <rect class="band" x={left} y={y - BAND / 2} width={Math.max(2, right - left)} height={BAND} />
        {room !== undefined && <Level x={room} y={y} word={word} />}
      </g>
    );
  });
}

interface LevelProps {
  x: number;
  y: number;
  word: string;
  /** Where the picture ends: a word that has no room before it stands on the other side of its mark. */
  end?: number;
}

/** The word of a level, behind the mark at which it begins; what crosses it is kept off. */
export function Level({ x, y, word, end = Number.POSITIVE_INFINITY }: LevelProps) {
  const hasRoom = x + 12 + word.length * 8 < end;
  return (
    <text class="level" x={hasRoom ? x + 12 : x - 12} y={y + 4} text-anchor={hasRoom ? undefined : 'end'}>
      {word}
    </text>
  );
}

/** A disc is a change, a ring a confirmation. */
export function Stop({ x, y, kind }: { x: number; y: number; kind: string }) {
  return <circle class={kind === 'CONFIRMATION' ? 'ring' : 'disc'} cx={x} cy={y} r="6" />;
}
