/** A day as the ledger writes it. */
export const Day = ({ date }: { date: string }) => <time datetime={date}>{date}</time>;
