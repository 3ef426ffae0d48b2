import { type Asked, daysAgo, slug, slugs } from './asked.ts';

const project = slug(2);
const lastMeeting = daysAgo(5);
const years = daysAgo(1400);

const view = (of: string, path = of): Asked => ({ kind: 'view', of, name: nameOf(path), path });
const file = (of: string, row?: RegExp, path = of): Asked => ({
  kind: 'file',
  of,
  name: nameOf(path),
  path,
  ...(row ? { row } : {}),
});

/** Days are counted from today, and a name stays the same. */
const nameOf = (path: string): string =>
  decodeURIComponent(path.length > 80 ? `${path.slice(0, 60)}…` : path)
    .replaceAll(lastMeeting, 'LAST')
    .replaceAll(years, 'YEARS-AGO');

/** Every page of the site, each at its dearest beside as it is opened. The paths of `of` are those of the program; a test compares them. */
export const views: readonly Asked[] = [
  view('/imports'),
  view('/disputes'),
  view('/subscribe'),
  view('/subscribe/:token', '/subscribe/0123456789'),
  view('/unsubscribe/:token', '/unsubscribe/0123456789'),
  view('/'),
  view('/', '/?sort=-recorded'),
  view('/', '/?text=kernel&organisation=HPE&proposal=open'),
  view('/', `/?asOf=${years}&clock=RECORDED`),
  view('/projects/:slug', `/projects/${slug(1)}`),
  view('/projects/:slug', `/projects/${project}`),
  view('/projects/:slug', `/projects/${project}?asOf=${years}&clock=RECORDED`),
  view('/records/:number', '/records/100'),
  view('/meetings'),
  view('/meetings/:key', `/meetings/${lastMeeting}`),
  view('/meetings/:key/revisions/:number', `/meetings/${lastMeeting}/revisions/1`),
  view('/people/:handle', '/people/person-1'),
  view('/matrix'),
  view('/timeline'),
  view('/combinations'),
  view('/combinations', `/combinations?minimum=UNKNOWN`),
  view(
    '/combinations',
    `/combinations?${slugs(60)
      .map((each) => `project=${each}`)
      .join('&')}`,
  ),
  view('/channel'),
  view('/changes'),
  view('/changes', `/changes?project=${slug(1)}`),
  view('/compare'),
  view('/compare', `/compare?from=${years}&to=${lastMeeting}`),
  view('/criteria'),
  view('/criteria/:key', '/criteria/readme'),
  view('/search', '/search?q=kernel'),
  view('/search', '/search?q=patches+of+it+project'),
  view('/about'),
  view('/brief'),
  view('/brief', `/brief?since=${years}`),
  view('(not found)', '/projects/project-9999'),
];

export const files: readonly Asked[] = [
  file('/changes.atom', /<entry>/g),
  file('/changes.json', /"id": "urn:/g),
  file('/changes/:readiness.atom', /<entry>/g, '/changes/testing.atom'),
  file('/changes/:readiness.json', /"id": "urn:/g, '/changes/testing.json'),
  file('/proposals.atom', /<entry>/g),
  file('/proposals.json', /"id": "urn:/g),
  file('/meetings.atom', /<entry>/g),
  file('/meetings.json', /"id": "urn:/g),
  file('/projects/:slug.atom', /<entry>/g, `/projects/${slug(1)}.atom`),
  file('/projects/:slug.json', /"id": "urn:/g, `/projects/${slug(1)}.json`),
  file('/meetings.ics', /BEGIN:VEVENT/g),
  file('/badge/:slug.svg', undefined, `/badge/${project}.svg`),
  file('/badge/:slug.json', undefined, `/badge/${project}.json`),
  file('/projects.csv', /\n/g),
  file('/projects.csv', /\n/g, `/projects.csv?asOf=${years}&clock=RECORDED`),
  file('/changes.csv', /\n/g),
  file('/criteria.csv', /\n/g),
  file('/claims.csv', /\n/g),
  file('/meetings.csv', /\n/g),
  file('/notes.csv', /\n/g),
  file('/proposals.csv', /\n/g),
  file('/suggestions.csv', /\n/g),
  file('/waivers.csv', /\n/g),
  file('/assessments.csv', /\n/g),
  file('/runs.csv', /\n/g),
  file('/compositions.yml', undefined, '/compositions.yml'),
  file('/compositions.yml', undefined, `/compositions.yml?projects=${slugs(60).join(',')}`),
  file('/overview.png'),
  file('/projects/:slug.png', undefined, `/projects/${project}.png`),
  file('/meetings/:key.png', undefined, `/meetings/${lastMeeting}.png`),
  file('/sitemap.xml'),
  file('/sitemap-projects.xml', /<url>/g),
  file('/sitemap-meetings.xml', /<url>/g),
  file('/robots.txt'),
  file('/sig.schema.json'),
];
