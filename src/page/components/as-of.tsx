import { useReading } from '../reading.ts';
import { DayInput } from './day-input.tsx';

/** Says that the page shows another day than today, and how to come back. */
export function AsOfBanner({ url }: { url: URL }) {
  const { asOf, clock } = useReading();
  const back = new URL(url);
  back.searchParams.delete('asOf');
  back.searchParams.delete('clock');
  return (
    <p class="banner" role="note">
      You are reading the tracker{' '}
      <strong>
        as of <time datetime={asOf ?? ''}>{asOf}</time>
      </strong>
      , {clock === 'RECORDED' ? 'as the minutes had it then' : 'by what is known today of that day'}.{' '}
      <a href={back.pathname + back.search}>Read it as of today</a>
    </p>
  );
}

/** Takes the reader to the same page at another day; every other choice in the address is kept. */
export function AsOfForm({ url }: { url: URL }) {
  const { asOf, clock } = useReading();
  const kept = [...url.searchParams].filter(([name]) => !['asOf', 'clock', 'after', 'before'].includes(name));
  return (
    <form class="tools as-of" method="get" action={url.pathname}>
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <DayInput label="Read this page as of" name="asOf" value={asOf} />
      <label>
        By
        <select name="clock">
          <option value="" selected={clock === 'EFFECTIVE'}>
            when it took effect
          </option>
          <option value="RECORDED" selected={clock === 'RECORDED'}>
            when it was recorded
          </option>
        </select>
      </label>
      <button type="submit">Go to that day</button>
    </form>
  );
}
