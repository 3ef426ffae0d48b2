import { renderToString } from 'preact-render-to-string';
import { SHAPES } from '../components/readiness-mark.tsx';
import type { Readiness } from '../operation-types.ts';

/** The size that is shown where a link is shared. */
export const CARD = { width: 1200, height: 630 } as const;

const COLOURS: Record<Readiness | 'NONE', string> = {
  PROPOSED: '#6a6257',
  EXPERIMENTAL: '#8a5a00',
  TESTING: '#1f5fa8',
  GRADUATED: '#00694f',
  ONGOING: '#5b4a9c',
  RETIRED: '#5c6067',
  NONE: '#686c73',
};

export interface CardProps {
  /** Whose tracker it is. */
  group: string;
  title: string;
  /** The level that the title stands at. */
  level?: { readiness: Readiness | null; word: string };
  /** What there is to say, in a line or two. */
  said: readonly string[];
}

const MOST_OF_TITLE = 26;
const MOST_OF_LINE = 62;
const cut = (text: string, most: number): string =>
  [...text].length > most
    ? `${[...text]
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;

/** Words broken into lines, of which only so many are shown. */
export function linesOf(text: string, most = MOST_OF_LINE, lines = 2): string[] {
  const all: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1);
    if (last !== undefined && last.length + word.length < most) all[all.length - 1] = `${last} ${word}`;
    else all.push(cut(word, most));
  }
  return all.length > lines ? [...all.slice(0, lines - 1), cut(`${all[lines - 1]} …`, most)] : all;
}

/** Characters that no XML may have, however they are written. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A title, its level and a date, drawn to be seen small. */
export function cardSvg({ group, title, level, said }: CardProps): string {
  const colour = COLOURS[level ? (level.readiness ?? 'NONE') : 'NONE'];
  const titles = linesOf(title, MOST_OF_TITLE);
  const below = 250 + titles.length * 92;
  return renderToString(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${CARD.width} ${CARD.height}`} {...CARD}>
      <title>{title}</title>
      <rect {...CARD} fill="#fbfaf6" />
      <rect width="24" height={CARD.height} fill={level ? colour : '#0b5570'} />
      <g transform="translate(80 70) scale(1.6)" fill="none" stroke="#1c2127">
        <path d="M16 2 29 16 16 30 3 16z" stroke-width="2.5" />
        <path d="m10.5 16.5 4 4L22 12" stroke-width="3" />
      </g>
      <text x="150" y="108" font-family="DejaVu Serif" font-weight="bold" font-size="34" fill="#1c2127">
        {cut(group, 44)}
      </text>
      {titles.map((line, at) => (
        <text
          key={line}
          x="80"
          y={252 + at * 92}
          font-family="DejaVu Serif"
          font-weight="bold"
          font-size="80"
          fill="#1c2127"
        >
          {line}
        </text>
      ))}
      {level && (
        <>
          <svg x="80" y={below - 42} width="56" height="56" viewBox="0 0 16 16" aria-hidden="true">
            <g fill="none" stroke={colour} stroke-width="2">
              {SHAPES[level.readiness ?? 'NONE']}
            </g>
          </svg>
          <text
            x="156"
            y={below + 2}
            font-family="DejaVu Sans"
            font-weight="bold"
            font-size="44"
            fill={colour}
          >
            {cut(level.word, 36)}
          </text>
        </>
      )}
      {said.map((line, at) => (
        <text
          key={line}
          x="80"
          y={below + (level ? 76 : 0) + at * 46}
          font-family="DejaVu Sans"
          font-size="30"
          fill="#5a6068"
        >
          {line}
        </text>
      ))}
    </svg>,
  )
    .replaceAll('class="solid"', `fill="${colour}"`)
    .replaceAll('class="check"', 'stroke="#fbfaf6"')
    .replaceAll(']]>', ']]&gt;')
    .replace(NOT_XML, '');
}
