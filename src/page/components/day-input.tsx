interface DayInputProps {
  label: string;
  name: string;
  value: string | null | undefined;
  required?: boolean;
}

/** A day, typed as the site writes it: a browser's own field would write it in another order for each reader. */
export const DayInput = ({ label, name, value, required }: DayInputProps) => (
  <label>
    {label}
    <input
      class="day"
      name={name}
      value={value ?? ''}
      required={required}
      inputmode="numeric"
      autocomplete="off"
      placeholder="2017-05-24"
      pattern="\d{4}-\d{2}-\d{2}"
      title="Year, month, day, as in 2017-05-24"
      maxlength={10}
    />
  </label>
);
