/** A report with 40 notes in 8 topics, as minutes look: speakers, links, projects, words that bear on readiness. */
export function syntheticReport(index: number): { date: string; source: string } {
  const date = new Date(Date.UTC(1992, 0, 1) + index * 7 * 86_400_000).toISOString().slice(0, 10);
  const topics = Array.from({ length: 8 }, (_, topic) => {
    const project = ['WireGuard', 'Landlock', 'okernel', 'KSPP'][(index + topic) % 4];
    return [
      `- ${project} and what became of it, part ${index}.${topic}`,
      `  - @zx2c4: the patch of week ${index} moves from ioctl to netlink, with ${topic} more to go`,
      `  - slides are [here](https://example.org/slides/${index}/${topic}), and the code is in \`tree/${topic}\``,
      `  - upstreaming status ${topic}: no v${index} posted so far, review goes on and`,
      '    the kernel crypto API needs work',
      `    - question ${topic}: who tests it on 4.${topic}? Nobody so far`,
    ].join('\n');
  });
  const source = `# ${date}
Time: **9am ${date.slice(5) > '04-30' && date.slice(5) < '10-20' ? 'PDT' : 'PST'}**

Meeting location: https://docker.zoom.us/j/779801882

Announcement: [Moby project forum post](https://forums.mobyproject.org/t/${index})

Video recording: https://youtu.be/${index}

## Agenda
- Introductions & Administrivia (5 min)
- WireGuard deep dive ${index} - @zx2c4 (45 min)
  - demo
- Project updates (10 min)

## Meeting Notes
Scribe: @mgoelzer

${topics.join('\n')}
`;
  return { date, source };
}
