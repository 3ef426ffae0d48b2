import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { script, style } from './assets.ts';
import { Layout } from './components/layout.tsx';
import { type Group, GroupProvider } from './group.ts';
import { documents } from './operations.ts';
import { hrefAt, type Reading, ReadingContext, today } from './reading.ts';
import { around, renderInTurns } from './render-in-turns.ts';
import type { Sight } from './view.ts';
import { type Visitor, VisitorContext } from './visitor.ts';

/** Where a page hears that a record was entered. */
const eventsPath = `/graphql?${new URLSearchParams({ query: documents.get('Live') ?? '' })}`;

/** On every page. */
const ALL_CHANGES = ['/changes', 'Status changes'] as const;

/** The whole document for what a view shows. */
export async function page(
  sight: Sight,
  url: URL,
  asked: Reading,
  group: Group,
  visitor: Visitor | null = null,
): Promise<string> {
  const reading = sight.isOfToday ? today : asked;
  const isError = sight.status !== undefined && sight.status >= 400;
  const within = (part: ComponentChildren) => (
    <GroupProvider value={group}>
      <VisitorContext.Provider value={visitor}>
        <ReadingContext.Provider value={reading}>{part}</ReadingContext.Provider>
      </VisitorContext.Provider>
    </GroupProvider>
  );
  const [head, foot] = around((body) =>
    within(
      <Layout
        title={sight.title}
        description={sight.description}
        url={url}
        isDated={!sight.isOfToday}
        isError={isError}
        isPrivate={sight.isPrivate === true}
        assets={{ style: style.path, script: script.path }}
        feeds={[...(sight.feeds ?? []), ALL_CHANGES]}
        note={sight.note}
        picture={hrefAt(reading, sight.picture ?? '/overview.png')}
        about={sight.about}
        events={sight.isLive && !reading.asOf ? eventsPath : undefined}
      >
        {body}
      </Layout>,
    ),
  );
  // What went wrong may be that there is no time left to give way in; and it is short.
  const body = isError ? renderToString(within(sight.body)) : await renderInTurns(sight.body, within);
  return `<!doctype html>\n${head}${body}${foot}`;
}
