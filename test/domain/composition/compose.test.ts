import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Base } from '../../../src/domain/channel/delta.ts';
import { compose } from '../../../src/domain/composition/compose.ts';
import { toYml } from '../../../src/domain/composition/yml.ts';

const hash = 'd049e7b2074da5cd699a27defb47eb101142455d';
const base: Base = {
  kernel: { image: 'linuxkit/kernel:4.9.38', cmdline: ['console=tty0', 'console=ttyS0'] },
  init: [`linuxkit/init:${hash}`],
  onboot: [{ name: 'dhcpcd', image: `linuxkit/dhcpcd:${hash}`, command: ['/sbin/dhcpcd', '-1'] }],
  services: [{ name: 'rngd', image: `linuxkit/rngd:${hash}` }],
};
const vpn = {
  slug: 'vpn',
  delta: {
    kernel: { image: `linuxkit/kernel-vpn:4.9.15-${hash}`, cmdline: ['page_poison=1'] },
    init: [`linuxkit/vpn-tools:${hash}`],
  },
};
const daemons = {
  slug: 'daemons',
  delta: {
    onboot: { replace: { dhcpcd: { name: 'dhcp-client', image: `sdk/dhcp-client:${hash}`, net: 'host' } } },
  },
};
const clashesOf = (...members: Parameters<typeof compose>[1][number][]) => compose(base, members).clashes;

test('members that touch different places are laid on the base together', () => {
  const { composition } = compose(base, [vpn, daemons]);
  expect(composition).toEqual({
    kernel: { image: vpn.delta.kernel.image, cmdline: ['console=tty0', 'console=ttyS0', 'page_poison=1'] },
    init: [`linuxkit/init:${hash}`, `linuxkit/vpn-tools:${hash}`],
    onboot: [{ name: 'dhcp-client', image: `sdk/dhcp-client:${hash}`, net: 'host' }],
    services: base.services,
    warnings: [],
  });
});

test('two kernels clash, and both sides are named', () => {
  const other = { slug: 'ima', delta: { kernel: { image: 'linuxkit/kernel-ima:4.11.1' } } };
  expect(clashesOf(vpn, other)).toEqual([
    {
      key: 'kernel.image',
      sides: [
        { project: 'vpn', value: vpn.delta.kernel.image },
        { project: 'ima', value: 'linuxkit/kernel-ima:4.11.1' },
      ],
    },
  ]);
});

test('two values for one kernel parameter clash; the same value twice does not', () => {
  const wants = (slug: string, ...cmdline: string[]) => ({ slug, delta: { kernel: { cmdline } } });
  expect(clashesOf(wants('a', 'page_poison=1'), wants('b', 'page_poison=1'))).toEqual([]);
  expect(clashesOf(wants('a', 'security=selinux'), wants('b', 'security=apparmor'))).toEqual([
    {
      key: 'kernel.cmdline.security',
      sides: [
        { project: 'a', value: '["security=selinux"]' },
        { project: 'b', value: '["security=apparmor"]' },
      ],
    },
  ]);
});

test("a member's parameter takes the place of the base's", () => {
  const { composition } = compose(base, [
    { slug: 'a', delta: { kernel: { cmdline: ['console=hvc0', 'quiet'] } } },
  ]);
  expect(composition?.kernel.cmdline).toEqual(['console=hvc0', 'quiet']);
});

test('a member that replaces the whole command line clashes with one that adds to it', () => {
  const guest = { slug: 'guest', delta: { kernel: { replaces_cmdline: true as const } } };
  expect(clashesOf(guest, { slug: 'a', delta: { kernel: { cmdline: ['quiet'] } } })).toMatchObject([
    { key: 'kernel.cmdline', sides: [{ project: 'guest' }, { project: 'a' }] },
  ]);
  const { composition } = compose(base, [guest]);
  expect(composition?.kernel.cmdline).toEqual([]);
  expect(composition?.warnings).toContain(
    "guest replaces the base's kernel command line, and its own is not on record.",
  );
});

test('two versions of one image, two replacements of one part and two parts of one name clash', () => {
  const tools = (slug: string, tag: string) => ({ slug, delta: { init: [`linuxkit/tools:${tag}`] } });
  expect(clashesOf(tools('a', '1'), tools('b', '2'))).toMatchObject([{ key: 'init.linuxkit/tools' }]);
  const replaces = (slug: string, image: string) => ({
    slug,
    delta: { onboot: { replace: { dhcpcd: { name: 'dhcp', image } } } },
  });
  expect(clashesOf(replaces('a', 'x'), replaces('b', 'y'))).toMatchObject([{ key: 'onboot.dhcpcd' }]);
  const adds = { slug: 'a', delta: { services: { add: [{ name: 'rngd', image: 'x' }] } } };
  expect(clashesOf(adds)).toMatchObject([{ key: 'services.rngd' }]);
  const replacesNothing = {
    slug: 'a',
    delta: { services: { replace: { sshd: { name: 'sshd', image: 'x' } } } },
  };
  expect(clashesOf(replacesNothing)).toMatchObject([{ key: 'services.sshd' }]);
});

test('what is not pinned, not known or noted is a warning', () => {
  const { composition } = compose(base, [
    { slug: 'unknown', delta: null },
    { slug: 'noted', delta: { note: 'built locally' } },
  ]);
  expect(composition?.warnings).toEqual([
    'What unknown changes about the base is not on record; the composition leaves it out.',
    'noted: built locally',
    'The image linuxkit/kernel:4.9.38 is pinned neither by a digest nor by a hash: what it holds may change.',
  ]);
});

test('the file reads back as what was composed, with the warnings as comments', async () => {
  const { composition } = compose(base, [vpn, { slug: 'unknown', delta: null }]);
  if (!composition) throw new Error('expected a composition');
  const yml = toYml(composition, 'vpn on base LinuxKit');
  expect(parse(yml)).toEqual({
    kernel: { image: vpn.delta.kernel.image, cmdline: 'console=tty0 console=ttyS0 page_poison=1' },
    init: composition.init,
    onboot: composition.onboot,
    services: composition.services,
  });
  expect(yml).toMatch(/^# vpn on base LinuxKit\n# warning: What unknown changes/);
});
