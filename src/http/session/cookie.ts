/** What a cookie is called and how it is kept: where browsers reach us by https, nobody but this very host can set it. */
export interface CookiePolicy {
  name: string;
  isSecure: boolean;
}

export function cookieFor(publicUrl: string | null, name = 'sig-status'): CookiePolicy {
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  return { name: isSecure ? `__Host-${name}` : name, isSecure };
}

/** Null where there is none, or several of the name: which of them is ours cannot be told. */
export function readCookie(header: string | null | undefined, { name }: CookiePolicy): string | null {
  if (!header) return null;
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Whether a request brings one, whatever it is worth. */
export const hasCookie = (header: string | undefined, { name }: CookiePolicy): boolean =>
  header?.includes(`${name}=`) ?? false;

export const setCookie = (
  { name, isSecure }: CookiePolicy,
  value: string,
  { seconds, path = '/' }: { seconds: number; path?: string },
): string =>
  `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;

export const clearCookie = (policy: CookiePolicy): string => setCookie(policy, '', { seconds: 0 });
