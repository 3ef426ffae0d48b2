/** Where a server is found by its readers: origin, and the folder on it, empty or such as `/sig`. */
export function placeOf(publicUrl: string): { origin: string; folder: string } {
  const { origin } = new URL(publicUrl);
  return { origin, folder: publicUrl.slice(origin.length) };
}

/**
 * A request line within the folder: proxies that take the folder away and those that leave it there are answered alike. What lies
 * elsewhere stays as it is.
 */
export function withinFolder(requestLine: string, folder: string): string {
  if (folder === '') return requestLine;
  const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)?(.*)$/is.exec(requestLine) ?? [];
  if (!path.startsWith(folder)) return requestLine;
  const rest = path.slice(folder.length);
  if (rest !== '' && !/^[/?#]/.test(rest)) return requestLine;
  return `${origin}${rest.startsWith('/') ? '' : '/'}${rest}`;
}
