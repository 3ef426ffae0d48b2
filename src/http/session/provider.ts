import * as client from 'openid-client';
import type { Provider } from '../../config/providers.ts';

/** What a provider says of a person, by name. */
type Claims = Readonly<Record<string, unknown>>;

/** The part of an attempt that goes to the provider, and what its answer must contain. */
interface Asked {
  redirectUri: string;
  state: string;
  nonce: string;
  verifier: string;
}

export interface ProviderClient {
  /** Where the browser is sent. */
  authorizationUrl(asked: Asked): Promise<URL>;
  /** The person who has come back with this answer. @throws where the answer is not the provider’s, or belongs to another attempt */
  claims(answer: URL, asked: Asked): Promise<Claims>;
}

const TIMEOUT_S = 5;
/** Of GitHub: more organisations and teams than anybody is in. */
const PAGE = 100;

const isInsecure = (address: string) => new URL(address).protocol === 'http:';

/** Talks to one provider; its configuration is read once, and again if that failed. */
export function createProviderClient(provider: Provider): ProviderClient {
  let loading: Promise<client.Configuration> | undefined;
  const load = () => {
    loading ??= configurationOf(provider).catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const isOidc = provider.kind === 'oidc';
  return {
    async authorizationUrl({ redirectUri, state, nonce, verifier }) {
      return client.buildAuthorizationUrl(await load(), {
        redirect_uri: redirectUri,
        scope: isOidc ? provider.scopes.join(' ') : 'read:org',
        state,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(isOidc ? { nonce } : {}),
      });
    },
    async claims(answer, { state, nonce, verifier }) {
      const configuration = await load();
      const tokens = await client.authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        pkceCodeVerifier: verifier,
        ...(isOidc ? { expectedNonce: nonce, idTokenExpected: true } : {}),
      });
      return isOidc ? (tokens.claims() ?? {}) : githubClaims(provider.api, tokens.access_token);
    },
  };
}

async function configurationOf(provider: Provider): Promise<client.Configuration> {
  const { clientId, clientSecret } = provider;
  const authentication = client.ClientSecretPost(clientSecret);
  if (provider.kind === 'oidc') {
    const configuration = await client.discovery(
      new URL(provider.issuer),
      clientId,
      undefined,
      authentication,
      { timeout: TIMEOUT_S, execute: isInsecure(provider.issuer) ? [client.allowInsecureRequests] : [] },
    );
    return configuration;
  }
  const server = {
    issuer: provider.url,
    authorization_endpoint: `${provider.url}/login/oauth/authorize`,
    token_endpoint: `${provider.url}/login/oauth/access_token`,
  };
  const configuration = new client.Configuration(server, clientId, undefined, authentication);
  configuration.timeout = TIMEOUT_S;
  if (isInsecure(provider.url)) client.allowInsecureRequests(configuration);
  return configuration;
}

/** Who it is, and of which organisations and teams. */
async function githubClaims(api: string, token: string): Promise<Claims> {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(api + path, {
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'sig-status',
      },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_S * 1000),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  const [user, organizations, teams] = (await Promise.all([
    get('/user'),
    get(`/user/orgs?per_page=${PAGE}`),
    get(`/user/teams?per_page=${PAGE}`),
  ])) as [{ login: string }, { login: string }[], { slug: string; organization: { login: string } }[]];
  return {
    login: user.login,
    organization: organizations.map(({ login }) => login),
    team: teams.map(({ slug, organization }) => `${organization.login}/${slug}`),
  };
}
