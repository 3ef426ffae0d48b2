/** An instant to the minute, in UTC; a script adds the reader's own time. */
export const Instant = ({ at }: { at: string }) => (
  <time datetime={at} data-instant>{`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`}</time>
);
