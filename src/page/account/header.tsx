import { useVisitor } from '../visitor.ts';
import { FormToken } from './form-token.tsx';

/** At the end of the header: how to sign in, or who has. */
export function Account({ url }: { url: URL }) {
  const visitor = useVisitor();
  if (!visitor) {
    const isSignIn = url.pathname === '/sign-in';
    const to = url.pathname + url.search;
    const search = isSignIn || to === '/' ? '' : `?${new URLSearchParams({ to })}`;
    return (
      <p class="account">
        <a href={`/sign-in${search}`} aria-current={isSignIn ? 'page' : undefined}>
          Sign in
        </a>
      </p>
    );
  }
  return (
    <form class="account" method="post" action="/sign-out">
      <FormToken />
      <a href="/account" aria-current={url.pathname === '/account' ? 'page' : undefined}>
        <span class="visually-hidden">Signed in as </span>
        {visitor.name}
      </a>
      <button type="submit" class="link">
        Sign out
      </button>
    </form>
  );
}
