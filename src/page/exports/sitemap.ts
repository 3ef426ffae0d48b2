import { meetingKey } from '../components/page-link.tsx';
import { viewsOf } from '../navigation.ts';
import type { Export } from '../view.ts';
import { everyPage, type PageArgs } from './every-page.ts';

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n';
const FOOT = '</urlset>\n';
const INDEX = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const entry = (origin: string, path: string) =>
  `<url><loc>${origin}${path.replaceAll('&', '&amp;')}</loc></url>\n`;
const type = 'application/xml; charset=utf-8';

/** Names the lists of addresses: one of views and projects, one of meetings. */
const index: Export = {
  path: '/sitemap.xml',
  async write({ url: { origin } }) {
    const lists = ['/sitemap-projects.xml', '/sitemap-meetings.xml'];
    const body = lists.map((path) => `<sitemap><loc>${origin}${path}</loc></sitemap>\n`).join('');
    return {
      type,
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${INDEX}>\n${body}</sitemapindex>\n`,
    };
  },
};

const projects: Export = {
  path: '/sitemap-projects.xml',
  async write({ url: { origin }, group, query }) {
    const views = viewsOf(group).map(({ path }) => path);
    const rows = async (page: PageArgs) => (await query('Sitemap', { ...page })).projects;
    return {
      type,
      body: await everyPage(rows, {
        head: HEAD + [...views, '/about'].map((path) => entry(origin, path)).join(''),
        write: (nodes) =>
          nodes.map(({ slug }) => entry(origin, `/projects/${encodeURIComponent(slug)}`)).join(''),
        foot: FOOT,
      }),
    };
  },
};

const meetings: Export = {
  path: '/sitemap-meetings.xml',
  async write({ url: { origin }, query }) {
    const rows = async (page: PageArgs) => (await query('SitemapMeetings', { ...page })).meetings;
    return {
      type,
      body: await everyPage(rows, {
        head: HEAD,
        write: (nodes) => nodes.map((one) => entry(origin, `/meetings/${meetingKey(one)}`)).join(''),
        foot: FOOT,
      }),
    };
  },
};

/** Every address of the site, for those who look through it. */
export const sitemaps: readonly Export[] = [index, projects, meetings];
