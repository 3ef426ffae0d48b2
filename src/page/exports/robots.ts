import type { Export } from '../view.ts';

/** Crawlers are welcome to the pages; the API and the endless days of `asOf` are not for them. */
export const robots: Export = {
  path: '/robots.txt',
  async write({ url: { origin } }) {
    const lines = [
      'User-agent: *',
      'Disallow: /graphql',
      'Disallow: /*?*asOf=',
      'Allow: /',
      `Sitemap: ${origin}/sitemap.xml`,
      '',
    ];
    return { type: 'text/plain; charset=utf-8', body: lines.join('\n') };
  },
};
