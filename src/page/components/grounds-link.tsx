import type { ComponentChildren } from 'preact';
import { PageLink } from './page-link.tsx';

/** Words about a record, leading to the line that it rests on, or to the record; without a record they are words. */
export function GroundsLink({
  record,
  children,
}: {
  record: { page: string } | null;
  children: ComponentChildren;
}) {
  if (!record) return <>{children}</>;
  return (
    <PageLink class="grounds" to={record.page}>
      {children}
    </PageLink>
  );
}
