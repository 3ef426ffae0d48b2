import type { ComponentChildren } from 'preact';

const SCHEMES = ['http:', 'https:', 'mailto:'];

/** The address as it may be linked to; null for every scheme that could do more than lead somewhere. */
export function safeUrl(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && SCHEMES.includes(parsed.protocol) ? parsed.href : null;
}

/** The only way out of the site: an address that may not be linked to stays text. */
export function ExternalLink({ href, children }: { href: string; children?: ComponentChildren }) {
  const safe = safeUrl(href);
  if (!safe) return <>{children ?? href}</>;
  return (
    <a href={safe} rel="noopener nofollow">
      {children ?? shortUrl(safe)}
    </a>
  );
}

/** An address as people read it: without its scheme, its middle left out where it is long. */
export function shortUrl(url: string): string {
  const bare = url.replace(/^(https?:\/\/|mailto:)(www\.)?/, '').replace(/\/$/, '');
  return bare.length <= 60 ? bare : `${bare.slice(0, 36)}…${bare.slice(-20)}`;
}
