import { files, views } from '../asked/views.ts';
import { type Figure, figuresOf } from '../figures.ts';
import { type Measured, median } from '../measure.ts';
import { count, isAnswer, outcomeOf, table } from '../tables.ts';
import { growthOf, SMALLEST } from './growth.ts';

const SIZES = [SMALLEST, 1000, 10_000] as const;

/** What is aimed at on the machine of RESULTS.md, with nothing kept. */
const VIEW_MS = 500;
const BRIEF_MS = 1000;
const ROWS_PER_SECOND = 20_000;
const GROWTH = 1.5;
/** Below it, a ratio of two times says more about the clock than about the view. */
const MS_TO_COMPARE = 10;
/** A file of fewer rows says nothing about rows a second. */
const ROWS_TO_COUNT = 1000;

/** Every page and every file, nothing kept, of 1,000 and of 10,000 projects, and of 100 for comparison. */
export async function viewRows(
  database: (size: number) => Promise<string>,
  isQuick: boolean,
): Promise<Measured> {
  const bounds = { rounds: isQuick ? 1 : 5, enoughMs: isQuick ? 0 : 1500, patienceMs: 15_000, heapMiB: 700 };
  const found: Figure[][] = [];
  for (const size of SIZES) found.push(await figuresOf(await database(size), [...views, ...files], bounds));
  const [smallest = [], small = [], large = []] = found;
  const measured = viewsOf([small, large]);
  const beside = [growthOf(1000, small, smallest), growthOf(10_000, large, smallest)];
  return {
    ...measured,
    rows: beside.map(({ row }) => row),
    facts: [...measured.facts, ...beside.map(({ fact }) => fact)],
  };
}

/** The figures of the small database beside those of the large one. */
export function viewsOf([small = [], large = []]: readonly (readonly Figure[])[]): Measured {
  const pairs = large.map((figure, at) => [small[at] as Figure, figure] as const);
  const ofKind = (kind: Figure['kind']) => pairs.filter(([{ kind: own }]) => own === kind);
  const missed = pairs.flatMap(([of1000, of10000]) => missesOf(of1000, of10000));
  return {
    rows: [],
    tables: [
      table(
        [
          'view',
          'ms, of 1,000',
          'ms, of 10,000',
          '10,000 : 1,000',
          'CPU ms, of 1,000',
          'CPU ms, of 10,000',
          'statements',
          'bytes',
        ],
        ofKind('view').map(([of1000, of10000]) => [
          `\`${of10000.name}\``,
          outcomeOf(of1000, count(of1000.ms)),
          outcomeOf(of10000, count(of10000.ms)),
          growth(of1000, of10000).toFixed(2),
          count(of1000.cpuMs),
          count(of10000.cpuMs),
          `${count(of1000.statements)}, ${count(of10000.statements)}`,
          `${count(of1000.bytes)}, ${count(of10000.bytes)}`,
        ]),
      ),
      table(
        [
          'file',
          'ms, of 1,000',
          'ms, of 10,000',
          'first byte, ms',
          'CPU ms, of 10,000',
          'statements',
          'bytes',
          'rows',
          'rows a second',
        ],
        ofKind('file').map(([of1000, of10000]) => [
          `\`${of10000.name}\``,
          outcomeOf(of1000, count(of1000.ms)),
          outcomeOf(of10000, count(of10000.ms)),
          count(of10000.firstByteMs),
          count(of10000.cpuMs),
          `${count(of1000.statements)}, ${count(of10000.statements)}`,
          `${count(of1000.bytes)}, ${count(of10000.bytes)}`,
          of10000.rows === null ? '' : count(of10000.rows),
          of10000.rows === null ? '' : count(rate(of10000)),
        ]),
      ),
    ],
    facts: [
      {
        what: 'views and files that miss what is aimed at',
        value: missed.length ? missed.join('; ') : 'none',
      },
      {
        what: 'views of 10,000 projects, median and longest',
        value: `${count(median(ofKind('view').map(([, { ms }]) => ms)))} ms, ${count(Math.max(...ofKind('view').map(([, { ms }]) => ms)))} ms`,
      },
    ],
  };
}

const growth = (small: Figure, large: Figure): number => large.ms / small.ms;
const rate = ({ rows, ms }: Figure): number => ((rows ?? 0) / ms) * 1000;

function missesOf(small: Figure, large: Figure): string[] {
  const misses = (why: string) => `\`${large.name}\` ${why}`;
  if (!isAnswer(large)) return [misses(outcomeOf(large, ''))];
  const limit = large.of === '/brief' ? BRIEF_MS : VIEW_MS;
  if (large.kind === 'file')
    return (large.rows ?? 0) >= ROWS_TO_COUNT && rate(large) < ROWS_PER_SECOND
      ? [misses(`${count(rate(large))} rows a second`)]
      : [];
  return [
    ...(large.ms > limit ? [misses(`${count(large.ms)} ms`)] : []),
    ...(large.ms > MS_TO_COMPARE && growth(small, large) > GROWTH
      ? [misses(`× ${growth(small, large).toFixed(2)}`)]
      : []),
  ];
}
