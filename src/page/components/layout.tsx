import { type ComponentChildren, Fragment } from 'preact';
import { Offers } from '../act/offers.tsx';
import { useGroup } from '../group.ts';
import { CARD } from '../pictures/card.tsx';
import { useReading } from '../reading.ts';
import { wholeUrl } from '../site-url.ts';
import { AsOfBanner, AsOfForm } from './as-of.tsx';
import { LinkedData } from './linked-data.tsx';
import { Masthead, Subviews } from './masthead.tsx';
import { PageLink } from './page-link.tsx';

interface Frame {
  title: string;
  description: string;
  /** Absolute URL of the page, as readers reach it. */
  url: URL;
  /** Whether it can be read as of another day. */
  isDated: boolean;
  /** An error has no feed, no day and no address of its own. */
  isError: boolean;
  /** The page belongs to a person's own acts, so search engines must not list it. */
  isPrivate: boolean;
  /** Paths of the style sheet and the script, which carry a hash of their content. */
  assets: { style: string; script: string };
  /** Path without the format, and title. */
  feeds: readonly (readonly [string, string])[];
  /** Where the script hears of changes; absent: the page does not follow them. */
  events?: string | undefined;
  /** Address within the site of the picture that is shown where a link to it is shared. */
  picture: string;
  /** What it is about, in the words of schema.org. */
  about?: Readonly<Record<string, unknown>> | undefined;
  /** Stands beside the views of its section. */
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** What there is besides pages. */
const OUTSIDE = [
  ['/changes.atom', 'Atom'],
  ['/changes.json', 'JSON Feed'],
  ['/meetings.ics', 'Calendar'],
  ['/graphql', 'GraphQL'],
] as const;

/** The frame of every view: head, navigation, the view itself, colophon. */
export function Layout({
  title,
  description,
  url,
  isDated,
  isError,
  isPrivate,
  assets,
  feeds,
  events,
  picture,
  about,
  note,
  children,
}: Frame) {
  const { asOf } = useReading();
  const group = useGroup();
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${group.name}`}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        {isError || isPrivate ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <meta property="og:site_name" content={group.name} />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={description} />
            <meta property="og:type" content="website" />
            <meta property="og:url" content={wholeUrl(url, url)} />
            <meta property="og:image" content={url.origin + picture} />
            <meta property="og:image:width" content={String(CARD.width)} />
            <meta property="og:image:height" content={String(CARD.height)} />
            <meta name="twitter:card" content="summary_large_image" />
            <LinkedData
              data={about ?? { '@type': 'WebPage', name: title, description }}
              url={url}
              group={group}
            />
          </>
        )}
        <link rel="stylesheet" href={assets.style} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {feeds.map(([path, title]) => (
          <Fragment key={path}>
            <link rel="alternate" type="application/atom+xml" href={`${path}.atom`} title={title} />
            <link rel="alternate" type="application/feed+json" href={`${path}.json`} title={title} />
          </Fragment>
        ))}
        <script src={assets.script} defer />
      </head>
      <body data-events={events} data-search="/search">
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Masthead url={url} />
        <Subviews path={url.pathname}>{note}</Subviews>
        <main id="main" class="frame" tabindex={-1}>
          {asOf && <AsOfBanner url={url} />}
          {!isError && <Offers url={url} />}
          {children}
        </main>
        <footer class="colophon">
          <div class="frame">
            {isDated && !isError && <AsOfForm url={url} />}
            <div>
              <p>
                {group.homePage ? <a href={group.homePage}>{group.name}</a> : group.name}. {group.purpose}
              </p>
              <p>
                Every readiness here was recorded by a meeting and links to its minutes. What no meeting
                recorded is shown as an open proposal.
              </p>
              <ul>
                <li>
                  <PageLink to="/about">About</PageLink>
                </li>
                <li>
                  <a href="/subscribe">E-mail updates</a>
                </li>
                <li>
                  <a href="/imports">Imports</a>
                </li>
                {OUTSIDE.map(([href, word]) => (
                  <li key={href}>
                    <a href={href}>{word}</a>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </footer>
      </body>
    </html>
  );
}
