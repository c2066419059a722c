import { useEffect } from 'preact/hooks';
import { splitByTerms } from '../domain/terms';
import { t } from '../i18n/i18n';
import { glossary, questionKnowHow } from '../state/know-how';
import { Ask } from '../ui/ask';
import { Explained, ExplainedItems, Glossary } from '../ui/explained';
import { plain } from '../ui/phrases';
import style from './question-help.module.css';

interface Props {
  readonly instrumentId: string;
  readonly questionId: string;
  /** The question as shown: its terms are explained. */
  readonly question: string;
  /** The shown texts of the best answer and of the one in between. */
  readonly best: string;
  readonly between: string;
}

/** What explains a question, a fold each. A question can be answered without: what cannot be fetched is left out. */
export function QuestionHelp({ instrumentId, questionId, question, best, between }: Props) {
  useEffect(() => {
    Promise.all([questionKnowHow.load(instrumentId), glossary.load()]).catch(() => undefined);
  }, [instrumentId]);
  const knowHow = questionKnowHow.find(instrumentId)?.[questionId];
  if (!knowHow) return null;
  const words = glossary.find();
  const terms = words
    ? splitByTerms(plain(question), words.spellings).flatMap((piece) =>
        typeof piece === 'string' ? [] : (words.terms[piece.term] ?? []),
      )
    : [];
  return (
    <Glossary.Provider value={words}>
      <details>
        <summary>{t('help.meaning')}</summary>
        <div class={style.help}>
          <p>
            <Explained text={knowHow.meaning} />
          </p>
          {knowHow.like && (
            <p class="soft">
              <Explained text={knowHow.like} />
            </p>
          )}
          {terms.length > 0 && (
            <dl class={style.terms}>
              {terms.map(({ term, text }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </details>
      <details>
        <summary>{t('help.doneWhen', { answer: plain(best) })}</summary>
        <div class={style.help}>
          <ul class={style.signs}>
            <ExplainedItems items={knowHow.doneWhen} />
          </ul>
          {knowHow.partly && (
            <p>
              <strong>{t('help.partly', { answer: plain(between) })}</strong> <Explained text={knowHow.partly} />
            </p>
          )}
        </div>
      </details>
      <details>
        <summary>{t('help.risk')}</summary>
        <div class={style.help}>
          <p>
            <Explained text={knowHow.risk} />
          </p>
        </div>
      </details>
      <details>
        <summary>{t('help.ask')}</summary>
        <div class={style.help}>
          <Ask whom={knowHow.askWhom} text={knowHow.askText} />
        </div>
      </details>
    </Glossary.Provider>
  );
}
