import { findHandles, type Handle } from './handles.ts';

export interface ItemTitle {
  title: string;
  minutes: number | null;
  /** Handles without `@`. */
  presenters: string[];
}

/** A text and, of the same length, the part of it in which handles and minutes are looked for. */
interface Twin {
  text: string;
  speech: string;
}

const AMOUNT =
  '~?(?:(?<hours>\\d{1,2})\\s?(?:h|hrs?|hours?)(?:\\s?(?<extra>\\d{1,2})\\s?(?:m|mins?|minutes?)?)?|(?<minutes>\\d{1,3})\\s?(?:m|mins?|minutes?))\\.?';
const BRACKETED = new RegExp(`[([]\\s?${AMOUNT}(?:\\s?max\\.?)?\\s?[)\\]]`, 'i');
const TRAILING = new RegExp(`(?<=^|[\\s,:–—-])${AMOUNT}$`, 'i');

/** White space, `and`, commas and an organisation in brackets may stand between handles and after the last. */
const BETWEEN = /^\s{0,3}(?:\([^()@]{1,40}\))?\s{0,3}(?:[,&+/;]|and\b)?\s{0,3}(?:and\b)?\s{0,3}$/i;
const AFTER = /^\s{0,3}(?:\([^()@]{1,40}\))?[)\]]?[.\s]{0,3}$/;
const LEAD_IN =
  /\s{0,3}(?:[–—-]|[,:([]|\b(?:by|with|led by|presented by|presenters?:?|speakers?:?))\s{0,3}$/i;
const HEAD = /^\s{0,3}(?::|\s[–—-]\s)\s{0,3}/;
const WINDOW = 60;

/**
 * Takes minutes and presenters off an agenda line: `WireGuard deep dive - @zx2c4 (45 min)`. Presenters are the handles at
 * its end, before or after the minutes, or in front of a colon; a handle within the sentence stays in the title, and so
 * does an organisation. `speech` is the text with code and URLs blanked out.
 */
export function readItemTitle({ text, speech }: Twin): ItemTitle {
  const { minutes, rest } = takeMinutes({ text, speech });
  const { presenters, title } = takePresenters(rest);
  return { title: title.replace(/[–—,-]$/, '').trimEnd(), minutes, presenters };
}

function takeMinutes({ text, speech }: Twin) {
  const duration = BRACKETED.exec(speech) ?? TRAILING.exec(speech.trimEnd());
  if (!duration) return { minutes: null, rest: { text, speech } };
  const { hours = '0', extra = '0', minutes = '0' } = duration.groups ?? {};
  const left = text.slice(0, duration.index).trimEnd().length;
  const after = text.slice(duration.index + duration[0].length).trimStart();
  const gap = left === 0 || after === '' || /^[,.;:!?)]/.test(after) ? '' : ' ';
  const rejoin = (twin: string) =>
    twin.slice(0, left) + gap + (after === '' ? '' : twin.slice(-after.length));
  const isAtEnd = after === '';
  const rest = { text: rejoin(text), speech: rejoin(speech) };
  const total = Number(hours) * 60 + Number(extra) + Number(minutes);
  return {
    minutes: total,
    rest: isAtEnd ? cut(rest, rest.text.replace(/[–—:,-]$/, '').trimEnd().length) : rest,
  };
}

const cut = ({ text, speech }: Twin, end: number): Twin => ({
  text: text.slice(0, end),
  speech: speech.slice(0, end),
});

function takePresenters({ text, speech }: Twin) {
  const handles = findHandles(speech);
  const between = (a: Handle | undefined, b: Handle | undefined) => speech.slice(a?.end ?? 0, b?.start);
  const last = handles.length - 1;
  let first = last;
  while (first > 0 && BETWEEN.test(between(handles[first - 1], handles[first]))) first--;
  const opening = handles[first];
  if (opening && AFTER.test(between(handles[last], undefined))) {
    const before = text.slice(0, opening.start);
    const leadIn = LEAD_IN.exec(before.slice(-WINDOW))?.[0] ?? '';
    const title = before.slice(0, before.length - leadIn.length).trimEnd();
    const after = text.slice(handles[last]?.end).replace(/^[)\].\s]+|[.\s]+$/g, '');
    return {
      presenters: names(handles.slice(first)),
      title: title === '' ? text : [title, after].filter(Boolean).join(' '),
    };
  }
  let end = 0;
  while (end < last && BETWEEN.test(between(handles[end], handles[end + 1]))) end++;
  const head = handles[0]?.start === 0 ? HEAD.exec(between(handles[end], undefined).slice(0, WINDOW)) : null;
  if (!head) return { presenters: [], title: text };
  return {
    presenters: names(handles.slice(0, end + 1)),
    title: text.slice((handles[end]?.end ?? 0) + head[0].length),
  };
}

const names = (handles: readonly Handle[]) => [...new Set(handles.map(({ name }) => name))];
