import { assertEachFieldIsAsked } from '../asked/complete.ts';
import { fields } from '../asked/fields.ts';
import { files, views } from '../asked/views.ts';
import { worst } from '../asked/worst.ts';
import { type Figure, figuresOf } from '../figures.ts';
import type { Measured } from '../measure.ts';
import type { Figures } from '../profiles.ts';
import { count, isAnswer, table } from '../tables.ts';

export const COST_SIZES = [300, 2000, 10_000] as const;

/** What takes less is mostly the request itself, which costs something whatever is asked. */
const CPU_TO_COMPARE = 5;
const SHOWN = 12;

type Priced = Figure & { size: number; perPoint: number };

/** CPU for each point of cost, of all root fields, views and files. */
export async function costRows(
  database: (size: number) => Promise<string>,
  isQuick: boolean,
): Promise<Measured & { figures: Figures }> {
  assertEachFieldIsAsked();
  const bounds = { rounds: isQuick ? 1 : 5, enoughMs: isQuick ? 0 : 1200, patienceMs: 12_000, heapMiB: 700 };
  const figures: Figures = new Map();
  for (const size of COST_SIZES)
    figures.set(
      size,
      await figuresOf(await database(size), [...views, ...files, ...fields, ...worst], bounds),
    );
  return { figures, ...costOf(figures) };
}

/** What the figures say of the charges. */
export function costOf(figures: Figures): Measured {
  const priced = [...figures].flatMap(([size, found]) => found.flatMap((figure) => pricedOf(size, figure)));
  const sorted = priced.toSorted((a, b) => b.perPoint - a.perPoint);
  const failed = [...figures].flatMap(([size, found]) =>
    found
      .filter((figure) => !isAnswer(figure))
      .map(({ name, outcome }) => `\`${name}\` of ${count(size)}: ${outcome}`),
  );
  return {
    rows: [],
    tables: [
      table(
        ['dearest and cheapest for a point', 'projects', 'CPU ms', 'cost', 'CPU µs for a point'],
        [...sorted.slice(0, SHOWN), ...sorted.slice(SHOWN).slice(-SHOWN)].map(
          ({ name, size, cpuMs, cost, perPoint }) => [
            `\`${name}\``,
            count(size),
            count(cpuMs),
            count(cost ?? Number.NaN),
            count(perPoint * 1000),
          ],
        ),
      ),
    ],
    facts: [
      ...COST_SIZES.map((size) => ({
        what: `CPU for a point of cost, dearest : cheapest of what takes over ${CPU_TO_COMPARE} ms of CPU, of ${count(size)} projects`,
        value: spread(priced.filter((each) => each.size === size)),
      })),
      { what: 'the same over the three databases', value: spread(priced) },
      { what: 'requests that were not answered', value: failed.length ? failed.join('; ') : 'none' },
    ],
  };
}

function pricedOf(size: number, figure: Figure): Priced[] {
  const { cost, cpuMs } = figure;
  if (!isAnswer(figure) || cost === null || cost === 0 || !(cpuMs > CPU_TO_COMPARE)) return [];
  return [{ ...figure, size, perPoint: cpuMs / cost }];
}

function spread(priced: readonly Priced[]): string {
  if (priced.length === 0) return 'nothing takes that much';
  const each = priced.map(({ perPoint }) => perPoint);
  return `**${count(Math.max(...each) / Math.min(...each))}** (${priced.length} requests)`;
}
