import type { Figure } from '../figures.ts';
import { type Fact, median, type Row } from '../measure.ts';
import { count, isAnswer } from '../tables.ts';

/** So few projects that what a view takes hardly depends on them. */
export const SMALLEST = 100;

/** Every view of so many projects beside itself of the fewest, where both were answered alike: one view stands where a round does elsewhere. */
export function growthOf(
  size: number,
  figures: readonly Figure[],
  smallest: readonly Figure[],
): { row: Row; fact: Fact } {
  const pairs = figures.flatMap((figure, at) => {
    const small = smallest[at];
    return figure.kind === 'view' && small && isAnswer(figure) && figure.outcome === small.outcome
      ? [{ name: figure.name, own: 1000 / figure.ms, peer: 1000 / small.ms }]
      : [];
  });
  const ratios = pairs.map(({ own, peer }) => own / peer);
  const slowest = pairs[ratios.indexOf(Math.min(...ratios))];
  return {
    row: {
      work: `each view, nothing kept, of ${count(size)} projects (a view for a round)`,
      against: `ours, of ${SMALLEST}`,
      ours: pairs.map(({ own }) => own),
      peer: pairs.map(({ peer }) => peer),
    },
    fact: {
      what: `views of ${count(size)} projects, speed beside that of ${SMALLEST}: smallest and median ratio of all views`,
      value: `${Math.min(...ratios).toFixed(2)} (\`${slowest?.name}\`), ${median(ratios).toFixed(2)} (${pairs.length} views)`,
    },
  };
}
