interface PageOfRows<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Every row of a list, asked for page by page from the start, or from after the cursor `from`. */
export async function everyPage<Row>(
  ask: (after: string | null) => Promise<PageOfRows<Row> | undefined>,
  from: string | null = null,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = from; ; ) {
    const page = await ask(after);
    rows.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}
