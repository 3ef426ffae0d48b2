import type { Group } from '../group.ts';
import { wholeUrl } from '../site-url.ts';

interface Props {
  data: Readonly<Record<string, unknown>>;
  url: URL;
  group: Group;
}

/** What the page is about, for programs that read pages. It is data and never runs: nothing of it can end its element. */
export function LinkedData({ data, url, group }: Props) {
  const text = JSON.stringify({
    '@context': 'https://schema.org',
    ...data,
    url: wholeUrl(url, url),
    isPartOf: { '@type': 'WebSite', name: group.name, url: `${url.origin}/` },
  });
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: text.replaceAll('<', '\\u003c') }}
    />
  );
}
