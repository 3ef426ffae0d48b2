import { renderToString } from 'preact-render-to-string';
import { script, style } from './assets.ts';
import { Layout } from './components/layout.tsx';
import { documents } from './operations.ts';
import { type Reading, ReadingContext, today } from './reading.ts';
import type { Sight } from './view.ts';

/** Where a page hears that a record was entered. */
const eventsPath = `/graphql?${new URLSearchParams({ query: documents.get('Live') ?? '' })}`;

/** The whole document for what a view shows. */
export function page(sight: Sight, url: URL, asked: Reading): string {
  const reading = sight.isOfToday ? today : asked;
  const document = renderToString(
    <ReadingContext.Provider value={reading}>
      <Layout
        title={sight.title}
        description={sight.description}
        url={url}
        isDated={!sight.isOfToday}
        isError={sight.status !== undefined && sight.status >= 400}
        assets={{ style: style.path, script: script.path }}
        events={sight.isLive && !reading.asOf ? eventsPath : undefined}
      >
        {sight.body}
      </Layout>
    </ReadingContext.Provider>,
  );
  return `<!doctype html>\n${document}`;
}
