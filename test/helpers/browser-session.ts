import type { Site } from './site.ts';

/** A browser as far as forms, cookies and redirects go, without a script: what a test acts through. */
export function visitor(site: Pick<Site, 'url'>) {
  let cookie: string | null = null;
  const keep = (response: Response) => {
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = set.split(';');
      if (!/^(?:__Host-)?sig-status=/.test(pair)) continue;
      cookie = rest.some((part) => part.trim() === 'Max-Age=0') ? null : pair;
    }
    return response;
  };
  const headers = () => ({ accept: 'text/html', ...(cookie ? { cookie } : {}) });
  async function get(path: string): Promise<{ status: number; text: string; response: Response }> {
    const response = keep(await fetch(site.url + path, { headers: headers(), redirect: 'manual' }));
    return { status: response.status, text: await response.text(), response };
  }
  async function post(path: string, fields: Iterable<[string, string]>, more: Record<string, string> = {}) {
    const response = keep(
      await fetch(site.url + path, {
        method: 'POST',
        headers: { ...headers(), origin: site.url, ...more },
        body: new URLSearchParams([...fields]),
        redirect: 'manual',
      }),
    );
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      response,
    };
  }
  return {
    get,
    post,
    cookie: () => cookie,
    /** Takes over the cookie of another one. */
    bring(other: string | null) {
      cookie = other;
    },
    async signIn(token: string, to = '/') {
      return post('/sign-in', [
        ['token', token],
        ['to', to],
      ]);
    },
    /** Fills in the form of a page as it is given out and sends it with one of its buttons. */
    async fill(path: string, values: Record<string, string | string[]>, button = 'act') {
      const { text, status } = await get(path);
      if (status !== 200) throw new Error(`${path}: ${status}\n${text.slice(0, 2000)}`);
      return post(path, filled(text, values, button));
    },
  };
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | null => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : unescaped(value);
};

/** What a browser would send of the main form of a page, with these values typed over what stands in it. */
export function filled(
  html: string,
  values: Record<string, string | string[]>,
  button: string,
): [string, string][] {
  const form = /<form class="act(?: running)?"[^>]*>(.*?)<\/form>/s.exec(html)?.[1];
  if (form === undefined) throw new Error(`no form in ${html.slice(0, 1000)}`);
  const sent: [string, string][] = [];
  for (const [tag] of form.matchAll(/<input(?:"[^"]*"|[^">])*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type');
    if (!name || name in values) continue;
    if ((type === 'radio' || type === 'checkbox') && !/\schecked\b/.test(tag)) continue;
    sent.push([name, attribute(tag, 'value') ?? (type === 'checkbox' ? 'on' : '')]);
  }
  for (const [, tag = '', text = ''] of form.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)) {
    const name = attribute(tag, 'name');
    if (name && !(name in values)) sent.push([name, unescaped(text)]);
  }
  for (const [, tag = '', inner = ''] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(tag, 'name');
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0];
    if (name && !(name in values)) sent.push([name, (chosen && attribute(chosen, 'value')) ?? '']);
  }
  for (const [name, value] of Object.entries(values))
    for (const each of [value].flat()) sent.push([name, each]);
  sent.push(['do', button]);
  return sent;
}
