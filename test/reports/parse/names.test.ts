import { expect, test } from 'vitest';
import { parseReport } from '../../../src/reports/parse/index.ts';

const aliases = [
  { slug: 'wireguard', alias: 'WireGuard' },
  { slug: 'kernel-config', alias: 'Kernel config' },
  { slug: 'landlock', alias: 'Landlock' },
  { slug: 'landlock', alias: 'Landlock LSM' },
  { slug: 'selinux', alias: 'selinux' },
  { slug: 'twin-a', alias: 'Twin' },
  { slug: 'twin-b', alias: 'TWIN' },
];
const notAliases = [{ slug: 'selinux', alias: 'SELinux' }];

function read(text: string) {
  const source = `# 2017-05-24\n\n## Notes\n\n- ${text}\n`;
  const { report, diagnostics } = parseReport(source, { path: '2017-05-24.md', aliases, notAliases });
  return {
    projects: report?.notes[0]?.projects.map(({ slug }) => slug),
    looks: diagnostics
      .filter(({ rule }) => rule === 'look-alike')
      .map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
}

test.each([
  ['WIREGUARD is in', ['wireguard']],
  ['about wireguard.', ['wireguard']],
  ['Kernel Config works', ['kernel-config']],
  ['KERNEL  CONFIG works', ['kernel-config']],
  ['Wire\u200bGuard works', ['wireguard']],
  ['Wire\u00adGuard and \u2060Landlock\ufeff', ['wireguard', 'landlock']],
  ['Ｗｉｒｅｇｕａｒｄ works', ['wireguard']],
  ['ﬁrst **LANDLOCK** lsm, then', ['landlock']],
  ['é Landlock', ['landlock']],
  ['e\u0301 Landlock', ['landlock']],
  ['Kernel\u00a0config', ['kernel-config']],
  ['Kernel\u2800config and Wire\ufe0fGuard', ['kernel-config', 'wireguard']],
  ['WireGuarded and pre_landlock', []],
  ['SELinux is a technology', []],
  ['Selinux and selinux are the project', ['selinux']],
  ['Twin is one, TWIN another', ['twin-a', 'twin-b']],
  ['twin is either', []],
])('%j names %j', (text, slugs) => {
  expect(read(text)).toEqual({ projects: slugs, looks: [] });
});

test.each([
  ['W\u0456reGuard works', 'wireguard', '5:3'],
  ['and L\u0430ndlock', 'landlock', '5:7'],
  ['LandIock', 'landlock', '5:3'],
  ['W1REGUARD', 'wireguard', '5:3'],
  ['Wi\u0323reGuard', 'wireguard', '5:3'],
  ['W\u00efreGu\u00e4rd', 'wireguard', '5:3'],
  ['\ua4e1\ua4ee\ua4e0\ua4d3\ua4e1\ua4f3\ua4da\ua4d7', 'landlock', '5:3'],
  ['\u0392ut \u039A\u0435rnel config', 'kernel-config', '5:7'],
])('%j only looks like %s, and is said so', (text, slug, place) => {
  const { projects, looks } = read(text);
  expect(projects).toEqual([]);
  expect(looks).toEqual([expect.stringMatching(`^${place} .*only looks like .* not taken for ${slug}$`)]);
});
