const DAY = /(\d{4}-\d{2}-\d{2})/;

/** A sentence as it came, its days kept in one piece and marked up as days. */
export function Sentence({ text }: { text: string }) {
  return text.split(DAY).map((part, at) =>
    at % 2 === 1 ? (
      <time key={at} datetime={part}>
        {part}
      </time>
    ) : (
      part
    ),
  );
}
