import type { Db } from '../../src/db/index.ts';
import { seed } from './seed.ts';

/** What somebody may type or import who means ill, each of it inert only if nothing on its way trusts it. */
export const hostile = {
  script: '<script>window.pwned=1</script>',
  image: '"><img src=x onerror="window.pwned=1">',
  handler: `' onmouseover='window.pwned=1' x='`,
  closing: '</title></style></svg></table>--><svg onload=window.pwned=1>',
  entity: '&lt;b&gt; &#x3c;script&#x3e; &notanentity; &',
  cdata: ']]><script>window.pwned=1</script>',
  formula: '=HYPERLINK("http://evil.example","x")',
  direction: '\u202Egnp.exe \u0645\u0631\u062D\u0628\u0627',
  template: '{{constructor.constructor("window.pwned=1")()}}',
  long: 'W'.repeat(1500),
} as const;

export const hostileUrls = [
  'javascript:window.pwned=1',
  'JaVaScRiPt:window.pwned=1',
  'java\tscript:window.pwned=1',
  ' javascript:window.pwned=1',
  'data:text/html,<script>window.pwned=1</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//evil.example/x',
  'https://example.org/"onclick="window.pwned=1',
  'https://example.org/<script>window.pwned=1</script>',
] as const;

/** Projects, a meeting, records, notes and proposals made of it, put past every check into the tables themselves. */
export async function seedHostile(db: Db): Promise<void> {
  const words = Object.values(hostile);
  const [url = ''] = hostileUrls;
  const chain = seed(db)
    .channel()
    .meeting('2017-05-24', {
      location: url,
      announcementUrl: 'data:text/html,<script>window.pwned=1</script>',
      recordingUrl: hostileUrls[8],
      scribe: hostile.script,
      attendeeOrganisations: words,
      startsAt: new Date('2017-05-24T16:00:00Z'),
    })
    .report({ link: url, isParaphrase: true });
  for (const [index, text] of words.entries()) {
    const slug = `hostile-${index}`;
    chain
      .project(slug, {
        name: text,
        summary: `${text} in a summary`,
        organisations: [text],
        links: [...hostileUrls],
        path: text,
        kernelSeries: text.slice(0, 20),
        kernelForm: text,
        aliases: [`${text} ${index}`],
        people: [`${index}${text.slice(0, 30)}`],
      })
      .record('EXPERIMENTAL', {
        reason: text,
        override: text,
        lines: [index + 1, index + 1, text],
        evidence: hostileUrls.map((each) => ({ url: each })),
      })
      .proposal('GRADUATED', { reason: text, effectiveOn: '2017-06-01' })
      .agenda(`${text} on the agenda`, { projects: [slug], presenters: [text.slice(0, 40)] })
      .note(text, { projects: [slug], speaker: text.slice(0, 40) });
  }
  await chain.planned(hostile.script).done();
}
