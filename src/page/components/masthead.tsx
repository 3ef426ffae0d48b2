import type { ComponentChildren } from 'preact';
import { Account } from '../account/header.tsx';
import { useGroup } from '../group.ts';
import { sectionAt, sectionsOf } from '../navigation.ts';
import { PageLink } from './page-link.tsx';
import { ReadingInputs } from './reading-inputs.tsx';

/** The head of every page: whose it is, the four things to come for, and the search. */
export function Masthead({ url }: { url: URL }) {
  const path = url.pathname;
  const group = useGroup();
  const current = sectionAt(group, path);
  return (
    <header class="masthead">
      <div class="frame">
        <PageLink to="/" class="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M16 2 29 16 16 30 3 16z" fill="none" stroke="currentColor" stroke-width="2.5" />
            <path d="m10.5 16.5 4 4L22 12" fill="none" stroke="currentColor" stroke-width="3" />
          </svg>
          <span>{group.name}</span>
        </PageLink>
        <nav aria-label="Views">
          <ul>
            {sectionsOf(group).map(({ path: to, word }) => (
              <li key={to}>
                <PageLink to={to} aria-current={currentOf(to === current?.path, to === path)}>
                  {word}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
        <search class="find">
          <form method="get" action="/search">
            <ReadingInputs />
            <Lens />
            <input
              type="search"
              name="q"
              maxlength={200}
              aria-label={`Search ${group.project.many} and minutes`}
              placeholder={`Search ${group.project.many} and minutes`}
              aria-keyshortcuts="/"
            />
            <span class="key" aria-hidden="true">
              /
            </span>
          </form>
        </search>
        <PageLink to="/search" class="to-search" aria-label="Search">
          <Lens />
        </PageLink>
        <Account url={url} />
      </div>
    </header>
  );
}

const currentOf = (isSection: boolean, isPage: boolean) => (isPage ? 'page' : isSection ? 'true' : undefined);

const Lens = () => (
  <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="m10.5 10.5 4 4M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z" />
  </svg>
);

/** The views of the section that is read, and beside them what its pages are read against. */
export function Subviews({ path, children }: { path: string; children?: ComponentChildren }) {
  const section = sectionAt(useGroup(), path);
  if (!section) return null;
  return (
    <div class="subviews frame">
      <nav aria-label={`Views of ${section.word}`}>
        <ul>
          {section.views.map(({ path: to, word }) => (
            <li key={to}>
              <PageLink to={to} aria-current={to === path ? 'page' : undefined}>
                {word}
              </PageLink>
            </li>
          ))}
        </ul>
        {children && <p>{children}</p>}
      </nav>
    </div>
  );
}
