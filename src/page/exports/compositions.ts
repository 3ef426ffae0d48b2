import { many, one, readQuery, text } from '../query-string.ts';
import { type Export, OperationError, type Query } from '../view.ts';

/**
 * `/compositions.yml?projects=wireguard,miragesdk` or `?channel=testing`: several projects in one LinuxKit file. Without either, the
 * members of the channel. Projects that clash are 409, what cannot be asked is 400, both with sentences in plain text.
 */
export const compositions: Export = {
  path: '/compositions.yml',
  async write({ url, query, reading }) {
    const asked = readQuery(url, { projects: many(text), channel: one(text) });
    const slugs = asked.projects.flatMap((list) => list.split(',')).map((slug) => slug.trim());
    const projects = slugs.filter((slug) => slug !== '');
    const channel = asked.channel ?? (projects.length ? null : await slugOfChannel(query));
    try {
      const { composition } = await query('Composition', {
        projects: projects.length ? projects : null,
        channel,
        asOf: reading.asOf,
      });
      if (composition.__typename === 'Composition')
        return {
          type: 'application/yaml; charset=utf-8',
          body: composition.yml,
          fileName: `${projects.join('-').slice(0, 100) || channel}.yml`,
        };
      const lines = composition.clashes.map(({ message }) => `- ${message}`);
      return plain(409, ['These projects do not go into one file.', ...lines]);
    } catch (error) {
      if (error instanceof OperationError && error.codes.includes('BAD_USER_INPUT'))
        return plain(400, error.messages);
      throw error;
    }
  },
};

const slugOfChannel = async (query: Query) => (await query('ChannelSlug', {})).channel?.slug ?? 'testing';

const plain = (status: number, lines: readonly string[]) => ({
  type: 'text/plain; charset=utf-8',
  status,
  body: `${lines.join('\n')}\n`,
});
