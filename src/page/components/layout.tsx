import { type ComponentChildren, Fragment } from 'preact';
import { useGroup } from '../group.ts';
import { navigationOf } from '../navigation.ts';
import { useReading } from '../reading.ts';
import { AsOfBanner, AsOfForm } from './as-of.tsx';
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
  /** Paths of the style sheet and the script, which carry a hash of their content. */
  assets: { style: string; script: string };
  /** Path without the format, and title. */
  feeds: readonly (readonly [string, string])[];
  /** Where the script hears of changes; absent: the page does not follow them. */
  events?: string | undefined;
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
  assets,
  feeds,
  events,
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
        {isError ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <meta property="og:site_name" content={group.name} />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={description} />
            <meta property="og:type" content="website" />
            <meta property="og:url" content={url.href} />
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
      <body data-events={events}>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="masthead">
          <div class="frame">
            <PageLink to="/" class="brand">
              <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <path d="M16 2 29 16 16 30 3 16z" fill="none" stroke="currentColor" stroke-width="2.5" />
                <path d="m10.5 16.5 4 4L22 12" fill="none" stroke="currentColor" stroke-width="3" />
              </svg>
              {group.name}
            </PageLink>
            <nav aria-label="Views">
              <ul>
                {navigationOf(group).map(({ path, word }) => (
                  <li key={path}>
                    <PageLink to={path} aria-current={isCurrent(path, url.pathname) ? 'page' : undefined}>
                      {word}
                    </PageLink>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <main id="main" class="frame" tabindex={-1}>
          {asOf && <AsOfBanner url={url} />}
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
                  <PageLink to="/brief">Brief for chairs</PageLink>
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

const isCurrent = (path: string, current: string) =>
  path === '/' ? current === '/' : current.startsWith(path);
