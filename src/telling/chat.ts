import type { Message, NewsItem } from '../domain/news/item.ts';

/** People's texts must neither mention anybody in a chat nor be read as markup there. */
const ESCAPED = {
  slack: (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  markdown: (text: string) => text.replace(/[\\`*_~[\]()<>#|]/g, '\\$&').replace(/@/g, '@\u200b'),
  html: (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
};

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const rest = ({ more }: Message) => (more ? `${more} more: the page shows all of them.` : null);
const linksOf = ({ link, line }: NewsItem): (readonly [url: string, word: string])[] => [
  [link, 'See it on the page'],
  ...(line ? [[line, 'the line in the minutes'] as const] : []),
];

/** A message in the format of each system's incoming webhook. */
export const BODY_OF: Record<'SLACK' | 'MATTERMOST' | 'DISCORD' | 'MATRIX', (message: Message) => object> = {
  SLACK(message) {
    const safe = ESCAPED.slack;
    const blocks = message.items.map((item) => ({
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: cut(
          `*${safe(item.text)}*\n${safe(item.said)}\n${linksOf(item)
            .map(([url, word]) => `<${safe(url)}|${word}>`)
            .join(' · ')}\n_${safe(item.todo)}_`,
          3000,
        ),
      },
    }));
    const more = rest(message);
    return {
      text: safe(message.items.map(({ text }) => text).join(' ')).slice(0, 3000),
      blocks: [...blocks, ...(more ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: more }] }] : [])],
      unfurl_links: false,
      unfurl_media: false,
    };
  },
  MATTERMOST: (message) => ({ username: 'sig-status', text: cut(markdown(message), 16_000) }),
  DISCORD(message) {
    const more = rest(message);
    return {
      username: 'sig-status',
      ...(more ? { content: more } : {}),
      embeds: message.items.slice(0, 10).map((item) => ({
        title: cut(item.text, 256),
        url: item.link,
        timestamp: item.at,
        // Ten of them have at most 6000 characters in all.
        description: cut(
          `${ESCAPED.markdown(cut(item.said, 200))}\n${item.line ? `[The line in the minutes](${item.line})\n` : ''}${ESCAPED.markdown(item.todo)}`,
          message.items.length > 1 ? 330 : 2000,
        ),
      })),
      allowed_mentions: { parse: [] },
    };
  },
  MATRIX: (message) => ({
    username: 'sig-status',
    text: cut(plain(message), 16_000),
    html: cut(message.items.map(htmlOf).join(''), 30_000) + (rest(message) ? `<p>${rest(message)}</p>` : ''),
  }),
};

function markdown(message: Message): string {
  const safe = ESCAPED.markdown;
  const items = message.items.map(
    (item) =>
      `**${safe(item.text)}**\n${safe(item.said)}\n${linksOf(item)
        .map(([url, word]) => `[${word}](${url})`)
        .join(' · ')}\n_${safe(item.todo)}_`,
  );
  return [...items, rest(message)].filter(Boolean).join('\n\n');
}

function htmlOf(item: NewsItem): string {
  const safe = ESCAPED.html;
  const links = linksOf(item).map(([url, word]) => `<a href="${safe(url)}">${word}</a>`);
  return `<p><strong>${safe(item.text)}</strong><br>${safe(item.said)}<br>${links.join(' · ')}<br><em>${safe(item.todo)}</em></p>`;
}

/** For readers that show no markup. */
export function plain(message: Message): string {
  const items = message.items.map((item) =>
    [item.text, item.said, item.todo, item.link, item.line ? `The line in the minutes: ${item.line}` : null]
      .filter(Boolean)
      .join('\n'),
  );
  return [...items, rest(message)].filter(Boolean).join('\n\n');
}
