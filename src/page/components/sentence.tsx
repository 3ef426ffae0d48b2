import { inWordsOf, useGroup } from '../group.ts';

const DAY = /(\d{4}-\d{2}-\d{2})/;

/** A sentence of the API in the group's words, or one of somebody as it is; its days kept in one piece and marked up as days. */
export function Sentence({ text, isQuoted = false }: { text: string; isQuoted?: boolean }) {
  const group = useGroup();
  return (isQuoted ? text : inWordsOf(group, text)).split(DAY).map((part, at) =>
    at % 2 === 1 ? (
      <time key={at} datetime={part}>
        {part}
      </time>
    ) : (
      part
    ),
  );
}
