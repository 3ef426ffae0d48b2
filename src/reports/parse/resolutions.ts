import type { Resolution } from '../types.ts';

export type Resolved = Pick<
  Resolution,
  'text' | 'votesFor' | 'votesAgainst' | 'votesAbstained' | 'isUnanimous'
>;

const MOST_CHARACTERS = 2_000;
const RESOLVED =
  /(?:^|[.;!]\s{1,3}|\s[–—-]\s)(?:resolved|resolution|agreed|decided|consensus|decision)\s?:\s{0,3}\S|^(?:unanimously )?resolved\b|\bmotion (?:was |is |has )?(?:passed|passes|carried|carries|approved|adopted|failed|fails|rejected)\b/i;
const VOTED = /\b(?:vot(?:es?|ed|ing)|poll|ballot|motion|resolved|resolution)\b/i;
const UNANIMOUS = /\b(?:unanimous(?:ly)?|no objections?|nem(?:\.|ine) con)/i;
const THREE =
  /\bvot(?:es?|ed|ing)\b[^.;\d]{0,40}(?<!\d)(\d{1,3})\s?[-–/:]\s?(\d{1,3})\s?[-–/:]\s?(\d{1,3})(?![-–/:\d])/i;
const SIDES = {
  votesFor: '(?:in favou?r|for|yes|yeas?|ayes?|pro)',
  votesAgainst: '(?:against|opposed|no|noes|nays?|contra)',
  votesAbstained: '(?:abstain(?:ed|ing|s)?|abstentions?)',
} as const;
const FORMS = Object.entries(SIDES).map(
  ([side, words]) =>
    [
      side as keyof typeof SIDES,
      new RegExp(
        `(?<![\\w.-])(\\d{1,4})\\s?(?:votes?\\s)?${words}(?![\\w-])|(?<![\\w-])${words}\\s?[:=]\\s?(\\d{1,4})(?!\\w)`,
        'i',
      ),
    ] as const,
);

/** The resolution in a line, with its vote; null where it has neither. */
export function readResolution(text: string, isListed: boolean): Resolved | null {
  if (text === '' || text.length > MOST_CHARACTERS) return null;
  const found: Resolved = {
    text,
    votesFor: null,
    votesAgainst: null,
    votesAbstained: null,
    isUnanimous: false,
  };
  const hasVoteWord = VOTED.test(text);
  const three = hasVoteWord ? THREE.exec(text) : null;
  if (three) {
    found.votesFor = Number(three[1]);
    found.votesAgainst = Number(three[2]);
    found.votesAbstained = Number(three[3]);
  } else if (/\d/.test(text))
    for (const [side, form] of FORMS) {
      const [, before, after] = form.exec(text) ?? [];
      const count = before ?? after;
      if (count !== undefined) found[side] = Number(count);
    }
  const counts = [found.votesFor, found.votesAgainst, found.votesAbstained].filter((each) => each !== null);
  // One number before a word of a vote may be anything: `3 for the price of 2`.
  const isVote = counts.length > 1 || (counts.length === 1 && hasVoteWord);
  if (!isVote) Object.assign(found, { votesFor: null, votesAgainst: null, votesAbstained: null });
  found.isUnanimous = hasVoteWord && UNANIMOUS.test(text);
  const isNothing = /^(?:none|no (?:resolutions?|votes?|decisions?)\b.*|n\/?a)\.?$/i.test(text);
  return (isListed && !isNothing) || isVote || found.isUnanimous || RESOLVED.test(text) ? found : null;
}

export const hasVotes = ({ votesFor, votesAgainst, votesAbstained, isUnanimous }: Resolved): boolean =>
  isUnanimous || votesFor !== null || votesAgainst !== null || votesAbstained !== null;
