import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figures.ts';
import { count, outcomeOf, table } from './tables.ts';

/** By the number of projects. */
export type Figures = Map<number, readonly Figure[]>;

/** Of one request, as it is kept: how it ended where that was no answer, milliseconds, statements and bytes. */
type Kept = [outcome: Figure['outcome'], ms: number, statements: number, bytes: number];
type KeptFigures = Record<string, Record<string, Kept>>;

const before = new URL('before.json', import.meta.url);
const profiles = new URL('PROFILES.md', import.meta.url);
const BEGIN = '<!-- figures: written by `npm run bench -- --only cost --write after` -->';
const END = '<!-- end of figures -->';
const HEADINGS = { view: 'Views', file: 'Files', field: 'Root fields', worst: 'Worst requests' } as const;

const keyOf = ({ kind, name }: Figure): string => `${kind} ${name}`;

/** Keeps what was measured as what later figures are set beside. */
export function writeBefore(figures: Figures): void {
  const kept = [...figures].map(([size, found]) => {
    const lines = found.map((figure) => {
      const { outcome, ms, statements, bytes } = figure;
      const figures = [outcome, rounded(ms), Number.isNaN(statements) ? 0 : statements, bytes];
      return `    ${JSON.stringify(keyOf(figure))}: ${JSON.stringify(figures).replaceAll(',', ', ')}`;
    });
    return `  "${size}": {\n${lines.join(',\n')}\n  }`;
  });
  writeFileSync(before, `{\n${kept.join(',\n')}\n}\n`);
}

/** Writes the table of PROFILES.md: for each view, file and root field what it took before, and what it takes. */
export function writeAfter(figures: Figures | null): void {
  const kept: KeptFigures = JSON.parse(readFileSync(before, 'utf8'));
  const text = readFileSync(profiles, 'utf8');
  const [head, rest] = text.split(BEGIN);
  const tail = rest?.split(END)[1];
  if (head === undefined || tail === undefined)
    throw new Error(`PROFILES.md has no place for figures: ${BEGIN}`);
  const sizes = [...(figures?.keys() ?? Object.keys(kept).map(Number))];
  const parts = Object.entries(HEADINGS).map(([kind, heading]) => {
    const keys = [
      ...new Set([
        ...(figures?.get(sizes[0] ?? 0)?.map(keyOf) ?? []),
        ...Object.keys(kept[String(sizes[0])] ?? {}),
      ]),
    ].filter((key) => key.startsWith(`${kind} `));
    const rows = keys.map((key) => [
      `\`${key.slice(kind.length + 1)}\``,
      ...sizes.flatMap((size) =>
        cellsOf(
          kept[String(size)]?.[key],
          figures?.get(size)?.find((each) => keyOf(each) === key),
        ),
      ),
    ]);
    const columns = sizes.flatMap((size) => [`ms, of ${count(size)}`, 'statements', 'bytes']);
    return `### ${heading}\n\n${table([heading.toLowerCase(), ...columns], rows)}`;
  });
  writeFileSync(profiles, `${head}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${tail}`);
}

/** Before and after. */
function cellsOf(kept: Kept | undefined, figure: Figure | undefined): string[] {
  const was = kept
    ? [outcomeOf({ outcome: kept[0] }, count(kept[1])), count(kept[2]), count(kept[3])]
    : ['–', '–', '–'];
  const is = figure
    ? [outcomeOf(figure, count(figure.ms)), count(figure.statements), count(figure.bytes)]
    : ['…', '…', '…'];
  return was.map((value, at) => `${value} → ${is[at]}`);
}

const rounded = (ms: number): number => (Number.isFinite(ms) ? Number(ms.toFixed(1)) : 0);
