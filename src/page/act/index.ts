import { type Provider, signInWith } from '../account/sign-in.tsx';
import { subscriptions } from '../account/subscriptions.tsx';
import { account } from '../account/view.tsx';
import { audit } from '../admin/audit.tsx';
import { sessions } from '../admin/sessions.tsx';
import { tokens } from '../admin/tokens.tsx';
import { matcherOf } from '../route.ts';
import { reportFile, runMeeting } from '../run/run.tsx';
import type { Sight, View } from '../view.ts';
import type { Acting, GoOn, MarkdownFile } from './acting.ts';
import { citePage } from './cite.tsx';
import { forms } from './forms/index.ts';
import { pathOf } from './paths.ts';
import { actOn } from './run.tsx';

/** Pages for people who have signed in; others are asked to sign in. */
const own = [account, subscriptions, tokens, sessions, audit].map(withMatch);
const act = matcherOf('/act/:act');
const runPath = matcherOf('/meetings/:key/run');
const runFile = matcherOf('/meetings/:key/run.md');
const byPath = new Map(forms.map((form) => [pathOf(form.act), form]));

/** Paths of all pages for those who have signed in, and of the one on which they do. */
export const actingPaths: readonly string[] = [
  '/sign-in',
  '/act/:act',
  '/cite',
  '/meetings/:key/run',
  ...own.map(({ view }) => view.path),
];

function withMatch(view: View) {
  return { view, match: matcherOf(view.path) };
}

/** @param providers with whom people can sign in */
export function actWith(providers: readonly Provider[]) {
  const signIn = withMatch(signInWith(providers));
  return async (ask: Acting): Promise<Sight | GoOn | MarkdownFile | null> =>
    signIn.match(ask.url.pathname) ? signIn.view.see(ask) : actAt(ask);
}

/** The page on which something is done, or where it goes on; null: the path is no such page. */
async function actAt(ask: Acting): Promise<Sight | GoOn | MarkdownFile | null> {
  const { pathname } = ask.url;
  const form = act(pathname) && byPath.get(pathname);
  if (form) return ask.visitor || form.isForAnybody ? actOn(form, ask) : signInFirst(ask.url);
  if (pathname === '/cite') return ask.visitor ? citePage(ask) : signInFirst(ask.url);
  const running = runPath(pathname);
  if (running) return ask.visitor ? runMeeting(ask, running.key ?? '') : signInFirst(ask.url);
  const file = runFile(pathname);
  if (file) {
    const markdown = await reportFile(ask, file.key ?? '');
    return markdown === null ? null : { markdown, fileName: `${file.key}.md` };
  }
  for (const { view, match } of own) {
    const params = match(pathname);
    if (!params) continue;
    if (!ask.visitor) return signInFirst(ask.url);
    return view.see({ ...ask, params });
  }
  return null;
}

const signInFirst = ({ pathname, search }: URL): GoOn => ({
  location: `/sign-in?${new URLSearchParams({ to: pathname + search })}`,
});
