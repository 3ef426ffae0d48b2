/** Words of the minutes; where they begin with the name of who said them, the name stands out. */
export function NoteText({ text, speaker }: { text: string; speaker: { handle: string } | null }) {
  const name = speaker && `@${speaker.handle}`;
  if (!name || !text.startsWith(name)) return <>{text}</>;
  return (
    <>
      <b class="speaker">{name}</b>
      {text.slice(name.length)}
    </>
  );
}
