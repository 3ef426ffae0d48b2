import { inWords } from '../words.ts';

const DAY = /(\d{4}-\d{2}-\d{2})/;

/** A sentence of the tracker, levels by their names, its days kept in one piece and marked up as days. */
export function Sentence({ text }: { text: string }) {
  return inWords(text)
    .split(DAY)
    .map((part, at) =>
      at % 2 === 1 ? (
        <time key={at} datetime={part}>
          {part}
        </time>
      ) : (
        part
      ),
    );
}
