import { readFileSync, writeFileSync } from 'node:fs';
import { ENDED, type Figure } from './figures.ts';
import { count, outcomeOf, table } from './tables.ts';

/** By the number of projects. */
export type Figures = Map<number, readonly Figure[]>;

/** Of one request, as it is kept: how it ended, milliseconds, those of CPU, statements and bytes; 0 where it was not measured. */
type Kept = [outcome: Figure['outcome'], ms: number, cpuMs: number, statements: number, bytes: number];
type KeptFigures = Map<number, Map<string, Kept>>;

const before = new URL('before.tsv', import.meta.url);
const profiles = new URL('PROFILES.md', import.meta.url);
const BEGIN = '<!-- figures: written by `npm run bench -- --only cost --write after` -->';
const END = '<!-- end of figures -->';
const HEADINGS = { view: 'Views', file: 'Files', field: 'Root fields', worst: 'Worst requests' } as const;

const keyOf = ({ kind, name }: Figure): string => `${kind} ${name}`;

/** Keeps what was measured as what later figures are set beside. */
export function writeBefore(figures: Figures): void {
  const lines = [...figures].flatMap(([size, found]) =>
    found.map((figure) => [size, keyOf(figure), ...keptOf(figure)].join('\t')),
  );
  writeFileSync(before, `${lines.join('\n')}\n`);
}

function readBefore(): KeptFigures {
  const kept: KeptFigures = new Map();
  for (const line of readFileSync(before, 'utf8').trimEnd().split('\n')) {
    const [size, key = '', outcome = '', ...numbers] = line.split('\t');
    const [ms = 0, cpuMs = 0, statements = 0, bytes = 0] = numbers.map(Number);
    const ofSize = kept.get(Number(size)) ?? new Map<string, Kept>();
    ofSize.set(key, [/^\d+$/.test(outcome) ? Number(outcome) : outcome, ms, cpuMs, statements, bytes]);
    kept.set(Number(size), ofSize);
  }
  return kept;
}

/** Writes the table of PROFILES.md: for each view, file and root field what it took before, and what it takes. */
export function writeAfter(figures: Figures | null): void {
  const kept = readBefore();
  const text = readFileSync(profiles, 'utf8');
  const [head, rest] = text.split(BEGIN);
  const tail = rest?.split(END)[1];
  if (head === undefined || tail === undefined)
    throw new Error(`PROFILES.md has no place for figures: ${BEGIN}`);
  const sizes = [...(figures ?? kept).keys()];
  const parts = Object.entries(HEADINGS).map(([kind, heading]) => {
    const keys = [
      ...new Set([
        ...(figures?.get(sizes[0] ?? 0)?.map(keyOf) ?? []),
        ...(kept.get(sizes[0] ?? 0)?.keys() ?? []),
      ]),
    ].filter((key) => key.startsWith(`${kind} `));
    const rows = keys.map((key) => [
      `\`${key.slice(kind.length + 1)}\``,
      ...sizes.flatMap((size) =>
        cellsOf(
          kept.get(size)?.get(key),
          figures?.get(size)?.find((each) => keyOf(each) === key),
        ),
      ),
    ]);
    const columns = sizes.flatMap((size) => [`ms (of CPU), ${count(size)} projects`, 'statements', 'bytes']);
    return `### ${heading}\n\n${table([heading.toLowerCase(), ...columns], rows)}`;
  });
  writeFileSync(profiles, `${head}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${tail}`);
}

/** Before and after. */
function cellsOf(kept: Kept | undefined, figure: Figure | undefined): string[] {
  const [was, is] = [kept, figure && keptOf(figure)].map((each) => {
    if (!each) return null;
    const [outcome, ms, cpuMs, statements, bytes] = each;
    const cpu = cpuMs ? ` (${count(cpuMs)})` : '';
    const taken = ENDED.includes(outcome) ? ['–', '–'] : [count(statements), count(bytes)];
    return [outcomeOf({ outcome }, count(ms) + cpu), ...taken];
  });
  return [0, 1, 2].map((at) => `${was?.[at] ?? '–'} → ${is?.[at] ?? '…'}`);
}

const keptOf = ({ outcome, ms, cpuMs, statements, bytes }: Figure): Kept => [
  outcome,
  rounded(ms),
  rounded(cpuMs),
  rounded(statements),
  bytes,
];

const rounded = (value: number): number => (Number.isFinite(value) ? Number(value.toFixed(1)) : 0);
