import style from './search-field.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

export function SearchField({ label, value, onChange }: Props) {
  return (
    <label class={style.field}>
      {label}
      <input
        class="input"
        type="search"
        value={value}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
