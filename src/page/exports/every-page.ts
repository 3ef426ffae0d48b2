interface PageOfRows<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface PageArgs {
  first: number;
  /** Null: from the start. */
  after: string | null;
}
export type AskPage<Row> = (page: PageArgs) => Promise<PageOfRows<Row>>;

/** Rows that are read at a time. */
const PAGE_SIZE = 250;

/**
 * The text of a list that is read page by page: whole where one page holds it all, else in pieces, each written when it is asked for,
 * so that no more of it is held than a page. The first page is read before anything is answered: what fails there is told.
 */
export async function everyPage<Row>(
  ask: AskPage<Row>,
  { head = '', write, foot = '' }: { head?: string; write: (rows: readonly Row[]) => string; foot?: string },
): Promise<string | AsyncIterable<string>> {
  const first = await ask({ first: PAGE_SIZE, after: null });
  if (!first.pageInfo.hasNextPage) return head + write(first.nodes) + foot;
  return pieces(first);

  async function* pieces(page: PageOfRows<Row>): AsyncGenerator<string> {
    let next = following(page);
    yield head + write(page.nodes);
    while (next) {
      const { nodes, ...rest } = await next;
      // Read while the rows before it are written and sent.
      next = following(rest);
      yield write(nodes);
    }
    if (foot) yield foot;
  }

  function following({ pageInfo }: Pick<PageOfRows<Row>, 'pageInfo'>): Promise<PageOfRows<Row>> | null {
    if (!pageInfo.hasNextPage) return null;
    const page = ask({ first: PAGE_SIZE, after: pageInfo.endCursor });
    // Whoever has stopped reading does not wait for it, nor for how it fails.
    page.catch(() => {});
    return page;
  }
}
