/** Seconds of several rounds, in the order in which they were run. */
export type Rounds = number[];

export const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
};

export function median(rounds: Rounds): number {
  const sorted = rounds.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle - 0.5)] ?? Number.NaN)) / 2;
}

export interface Row {
  name: string;
  ours: Rounds;
  peer: Rounds;
  /** What was done in each round, for a rate. */
  amount: number;
  unit: string;
}

/** One line of the table: the rates and, round by round, the ratio of ours to the peer's. */
export function line({ name, ours, peer, amount, unit }: Row): string {
  const ratios = ours.map((own, round) => (peer[round] ?? Number.NaN) / own);
  const rate = (rounds: Rounds) => `${Math.round(amount / median(rounds)).toLocaleString('en')} ${unit}/s`;
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return `| ${name} | ${rate(ours)} | ${rate(peer)} | **${median(ratios).toFixed(2)}** | ${range} | ${ours.length} |`;
}

export const head = '| row | ours | peer | ratio (median) | range | rounds |\n|---|---|---|---|---|---|';
