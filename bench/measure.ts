/** What each of several rounds gave, in the order in which they were run. */
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

/** The same work done by us and by a peer, round by round. */
export interface Row {
  work: string;
  against: string;
  /** So much a second. */
  ours: Rounds;
  peer: Rounds;
}

export const head =
  '| work | against | ours, per s | peer, per s | ratio (median) | range | rounds |\n|---|---|---|---|---|---|---|';

/** One line of the table: the rates and, round by round, the ratio of ours to the peer's. */
export function line({ work, against, ours, peer }: Row): string {
  const ratios = ours.map((own, round) => own / (peer[round] ?? Number.NaN));
  const rate = (rounds: Rounds) => {
    const value = median(rounds);
    return value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
  };
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return `| ${work} | ${against} | ${rate(ours)} | ${rate(peer)} | **${median(ratios).toFixed(2)}** | ${range} | ${ours.length} |`;
}

/** What is not a comparison of rates. */
export interface Fact {
  what: string;
  value: string;
}

export const factHead = '| what | measured |\n|---|---|';
export const factLine = ({ what, value }: Fact): string => `| ${what} | ${value} |`;

export interface Measured {
  rows: Row[];
  facts: Fact[];
  /** What is neither, in Markdown. */
  tables?: string[];
}

/** How much is done: a quick run shows that everything works, and little more. */
export interface Effort {
  rounds: number;
  secondsPerRound: number;
  reports: number;
  requests: number;
  /** After each of which one request is timed, in a round. */
  writes: number;
  /** Of all kinds, where answers are kept and where none is. */
  mixed: number;
  mixedComputed: number;
}
