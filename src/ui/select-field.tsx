import style from './select-field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Value and shown text. */
  readonly options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}

export function SelectField({ label, value, options, onChange }: Props) {
  return (
    <label class={style.field}>
      {label}
      <select class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
