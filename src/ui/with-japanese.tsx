import { locale } from '../i18n/i18n';
import { phrases } from './phrases';

const RUN = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・、。「」（）【】]+)/u;

/** A text that may name Japanese titles: in other languages they are marked, so that they are read and drawn as Japanese. */
export function WithJapanese({ text }: { readonly text: string }) {
  if (locale.value === 'ja') return <>{phrases(text)}</>;
  const parts = text.split(RUN);
  return (
    <>
      {parts.map((part, place) =>
        place % 2 === 0 ? (
          part
        ) : (
          <span key={place} lang="ja">
            {part}
          </span>
        ),
      )}
    </>
  );
}
