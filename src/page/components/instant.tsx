/** An instant in UTC; where scripts run, the reader's own time stands beside it. */
export const Instant = ({ at }: { at: string }) => (
  <time datetime={at} data-instant>
    {at.slice(0, 16).replace('T', ' ')} UTC
  </time>
);
