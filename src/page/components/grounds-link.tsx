import type { ComponentChildren } from 'preact';
import { PageLink } from './page-link.tsx';

/** Words about a record, leading to the line that it rests on, or to the record; without a record they are words. */
export function GroundsLink({
  record,
  describedBy,
  children,
}: {
  record: { page: string } | null;
  /** Id of what is said of it when it is pointed at. */
  describedBy?: string;
  children: ComponentChildren;
}) {
  if (!record) return <>{children}</>;
  return (
    <PageLink class="grounds" to={record.page} {...(describedBy ? { 'aria-describedby': describedBy } : {})}>
      {children}
    </PageLink>
  );
}
