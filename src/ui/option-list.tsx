import style from './option-list.module.css';

interface Option {
  readonly value: string;
  readonly label: string;
  /** Language of the label, where it is not the page's. */
  readonly lang?: string;
}

interface Props {
  readonly title: string;
  readonly name: string;
  readonly chosen: string;
  readonly options: readonly Option[];
  onChoose(value: string): void;
}

export function OptionList({ title, name, chosen, options, onChoose }: Props) {
  return (
    <fieldset class={style.group}>
      <legend class={style.title}>{title}</legend>
      {options.map(({ value, label, lang }) => (
        <label key={value} class={style.option} lang={lang}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
