import type { Quoted } from '../evidence.ts';

/** The evidence picked so far, each with a way to remove it, and the ways to pick more. */
export function EvidenceField({ name, evidence }: { name: string; evidence: readonly Quoted[] }) {
  const isLast = (at: number) => at === evidence.length - 1 && evidence[at]?.lines === null;
  // An address that was typed last is typed on, so that it can be mended.
  const open = evidence.findIndex(({ problem }, at) => problem !== null && isLast(at));
  return (
    <>
      {evidence.map((one, at) =>
        at === open ? null : (
          <div class="cited-line" key={one.text}>
            <input type="hidden" name={name} value={one.text} />
            <CitedText evidence={one} />
            <button type="submit" class="link" name="drop" value={String(at)}>
              Remove<span class="visually-hidden"> {one.lines?.quote ?? one.text}</span>
            </button>
          </div>
        ),
      )}
      <label class="hint" for={`field-${name}-address`}>
        {evidence.length > 0 ? 'Another address' : 'An address'}
      </label>
      <input
        id={`field-${name}-address`}
        name={name}
        value={open < 0 ? '' : evidence[open]?.text}
        inputMode="url"
        autocomplete="off"
      />
      <p>
        <button type="submit" class="link" name="do" value="pick">
          {evidence.some(({ lines }) => lines)
            ? 'Pick another line of the minutes'
            : 'Pick a line of the minutes'}
        </button>
      </p>
    </>
  );
}

/** Evidence as it will read. */
export function CitedText({ evidence: { text, lines } }: { evidence: Quoted }) {
  if (!lines) return <p>{text}</p>;
  const { date, lineStart, lineEnd, isParaphrase, quote } = lines;
  return (
    <div>
      <p>
        <q>{quote}</q>
      </p>
      <p class="quiet small">
        Minutes of {date}
        {isParaphrase && ', our summary'},{' '}
        {lineEnd > lineStart ? `lines ${lineStart} to ${lineEnd}` : `line ${lineStart}`}
      </p>
    </div>
  );
}
