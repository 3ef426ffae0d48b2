import { one, readQuery, text } from '../query-string.ts';
import type { Sight, View } from '../view.ts';

const FAILED: Record<string, string> = {
  token: 'This token is not valid: it is mistyped, has expired, or was revoked. Paste the whole of it.',
  over: 'You were signed out in the meantime, and nothing was done. Sign in, go back in your browser, and send it again: what you typed is kept.',
  once: 'This link was used before, is older than a day, or is from an earlier start of the server. Until a token has been issued, every start prints a new one.',
  provider: 'The provider did not let you in, or its answer came too late. Try again.',
  refused: 'The provider confirmed who you are, but gave no name that this site can use.',
  unavailable: 'The provider cannot be reached at the moment. Try again later.',
};

export interface Provider {
  id: string;
  name: string;
}

/** How to sign in: with a provider, by a link, or with a token. */
export const signInWith = (providers: readonly Provider[]): View => ({
  path: '/sign-in',
  async see({ url, visitor }): Promise<Sight> {
    const { failed, to = '/' } = readQuery(url, { failed: one(text), to: one(text) });
    const problem = failed === undefined ? null : (FAILED[failed] ?? FAILED.provider ?? null);
    return {
      title: 'Sign in',
      description: 'For maintainers, chairs and admins. Reading needs no account.',
      isOfToday: true,
      isPrivate: true,
      body: (
        <div class="narrow">
          <h1>Sign in</h1>
          <p class="lede">For maintainers, chairs and admins. You need no account to read.</p>
          {visitor && (
            <p class="notice">
              You are signed in as {visitor.name}. Signing in again takes the place of that.
            </p>
          )}
          {problem && (
            <div class="problem" role="alert" id="problem" tabindex={-1}>
              <p>{problem}</p>
            </div>
          )}
          {providers.length > 0 && (
            <ul class="providers plain-list">
              {providers.map(({ id, name }) => (
                <li key={id}>
                  <a class="button" href={`/sign-in/${id}?${new URLSearchParams({ to })}`}>
                    Sign in with {name}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <form class="act" method="post" action="/sign-in">
            <input type="hidden" name="to" value={to} />
            <div class={failed === 'token' ? 'field wrong' : 'field'}>
              <label for="token">Token</label>
              <p class="hint" id="token-hint">
                An admin issues it. It begins with <code>sst_</code>, and stays on this server.
              </p>
              {failed === 'token' && (
                <p class="error" id="token-error">
                  {FAILED.token}
                </p>
              )}
              <input
                id="token"
                name="token"
                type="password"
                autocomplete="off"
                spellcheck={false}
                required
                aria-invalid={failed === 'token' ? 'true' : undefined}
                aria-describedby={failed === 'token' ? 'token-hint token-error' : 'token-hint'}
              />
            </div>
            <p class="buttons">
              <button type="submit" class="primary">
                Sign in
              </button>
            </p>
          </form>
        </div>
      ),
    };
  },
});
