import type { Figure } from './figures.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** As many digits as mean something. */
export function count(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

/** Whether it is the answer that was asked for. */
export const isAnswer = ({ outcome }: Pick<Figure, 'outcome'>): boolean => outcome === 200 || outcome === 404;

/** What was measured, and before it how the request ended, where that was not an answer. */
export function outcomeOf(figure: Pick<Figure, 'outcome'>, measured: string): string {
  return isAnswer(figure) ? measured : `${figure.outcome}${measured && ` after ${measured}`}`;
}
