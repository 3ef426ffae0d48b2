import type { Search } from '../reading.ts';
import { PageLink } from './page-link.tsx';

interface PagerProps {
  path: string;
  /** What the query string holds besides the place. */
  search: Search;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** What is paged, for those who hear the page. */
  label: string;
}

/** Back and forth through a list; nothing where one page holds it all. */
export function Pager({ path, search, pageInfo, label }: PagerProps) {
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  if (!hasPreviousPage && !hasNextPage) return null;
  return (
    <nav class="pager" aria-label={label}>
      {hasPreviousPage && (
        <PageLink to={path} search={{ ...search, before: startCursor }} rel="prev">
          ← Previous page
        </PageLink>
      )}
      {hasNextPage && (
        <PageLink to={path} search={{ ...search, after: endCursor }} rel="next">
          Next page →
        </PageLink>
      )}
    </nav>
  );
}
