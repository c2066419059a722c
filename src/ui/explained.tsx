import { createContext } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import { splitByTerms, type Terms } from '../domain/terms';
import style from './explained.module.css';

interface Explanations {
  readonly terms: Readonly<Record<string, { readonly term: string; readonly text: string }>>;
  readonly spellings: Terms;
}

/** What explains the terms in all texts below; undefined while the glossary is loading. */
export const Glossary = createContext<Explanations | undefined>(undefined);

/** A text of ours in which every term of the glossary can be opened, and is explained right below. */
export function Explained({ text }: { readonly text: string }) {
  const glossary = useContext(Glossary);
  const [open, setOpen] = useState<string>();
  const id = useId();
  if (!glossary) return <>{text}</>;
  const explained = open === undefined ? undefined : glossary.terms[open];
  return (
    <>
      {splitByTerms(text, glossary.spellings).map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <button
            key={piece.term}
            type="button"
            class={style.term}
            aria-expanded={open === piece.term}
            aria-controls={id}
            onClick={() => setOpen(open === piece.term ? undefined : piece.term)}
          >
            {piece.text}
          </button>
        ),
      )}
      <span id={id} class={style.explanation} role="status">
        {explained && (
          <>
            <strong>{explained.term}</strong> {explained.text}
          </>
        )}
      </span>
    </>
  );
}

/** Items of a list, each with its terms explained. */
export function ExplainedItems({ items }: { readonly items: readonly string[] }) {
  return (
    <>
      {items.map((item) => (
        <li key={item}>
          <Explained text={item} />
        </li>
      ))}
    </>
  );
}
