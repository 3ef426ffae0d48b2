import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
let homePage: string | null;
beforeAll(async () => {
  const { source, group } = readConfig({
    SIG_STATUS_SOURCE: 'https://gitlab.example.org/sig/minutes/-/tree/main/security',
  });
  homePage = group.homePage;
  site = await openSite({ config: { source } });
});
afterAll(() => site.close());

test.each([
  '/projects/wireguard',
  '/projects/okernel',
  '/meetings/2017-05-24',
  '/meetings/2017-05-24/revisions/1',
  '/combinations',
  '/channel',
])('SIG_STATUS_SOURCE moves every link of %s into the repository', async (path) => {
  const html = await site.html(path);
  // What is quoted of a source stays as it was written.
  const links = [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href = '']) => href)
    // The home page of the group is what its file says, wherever its minutes are.
    .filter((href) => href !== homePage);
  expect(links.filter((href) => /linuxkit\/linuxkit\/(?:blob|tree)\//.test(href))).toEqual([]);
  if (path.startsWith('/projects/wireguard'))
    expect(links).toContain(
      'https://gitlab.example.org/sig/minutes/-/blob/3bf33c3a11fc20b459195294a7d8980cbca4195b/security/2017-05-24.md?plain=1#L21',
    );
});
