interface NoteTextProps {
  text: string;
  speaker: { handle: string } | null;
  /** The speaker, as the list of people who were there calls them. */
  speakerName?: string | null;
}

/** Words of the minutes; where they begin with the name of who said them, the name stands out. */
export function NoteText({ text, speaker, speakerName = null }: NoteTextProps) {
  const [named] = speakerName === null ? [] : (/^[^:]{1,60}(?=:\s)/.exec(text) ?? []);
  if (named !== undefined)
    return (
      <>
        <b class="speaker" title={speakerName === named ? undefined : (speakerName ?? undefined)}>
          {named}
        </b>
        {text.slice(named.length)}
      </>
    );
  const name = speaker && `@${speaker.handle}`;
  if (!name || !text.startsWith(name)) return <>{text}</>;
  return (
    <>
      <b class="speaker">{name}</b>
      {text.slice(name.length)}
    </>
  );
}
