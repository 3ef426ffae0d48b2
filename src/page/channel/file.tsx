import { PageLink } from '../components/page-link.tsx';
import { Sentences } from '../components/sentences.tsx';
import type { ChannelFileQuery } from '../operation-types.ts';

type Composition = NonNullable<NonNullable<ChannelFileQuery['channel']>['composition']>;

/** What is in the channel as one LinuxKit file, or what its members want differently. */
export function ChannelFile({ slug, composition }: { slug: string; composition: Composition }) {
  if (composition.__typename !== 'Composition')
    return (
      <>
        <p>Its members cannot be put into one file:</p>
        <Sentences sentences={composition.clashes.map(({ message }) => message)} />
      </>
    );
  return (
    <>
      <h3>As one LinuxKit file</h3>
      <Sentences sentences={composition.warnings} />
      <section class="scroll" tabindex={0} aria-label="The file, scrollable">
        <pre>
          <code>{composition.yml}</code>
        </pre>
      </section>
      <p>
        <PageLink to="/compositions.yml" search={{ channel: slug }}>
          Download it
        </PageLink>
      </p>
    </>
  );
}
