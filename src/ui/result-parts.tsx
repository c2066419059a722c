import { type Assessment, findChosen } from '../domain/assessment';
import type { Instrument } from '../domain/instrument';
import { formatPercent, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { Ask } from './ask';
import type { ControlWords } from './control-facts';
import { GivenAnswer } from './given-answer';
import { phrases } from './phrases';
import { RecommendationCard, type Recommended } from './recommendation-card';
import style from './result-parts.module.css';

type Given = Recommended['because'][number];

/** 6か月で6つ: one a month. */
const FIRST = 6;

interface RecommendationsProps {
  readonly recommendations: readonly Recommended[];
  readonly words: ControlWords | undefined;
  /** By control; undefined while it is loading. */
  readonly knowHow: Readonly<Record<string, { readonly plain: string; readonly steps: readonly string[] }>> | undefined;
  readonly allHref: string;
}

/** まずこれから: the first six, the very first already open. */
export function Recommendations({ recommendations, words, knowHow, allHref }: RecommendationsProps) {
  if (recommendations.length === 0) return null;
  return (
    <section class="stack">
      <h2>{phrases(t('result.firstTitle'))}</h2>
      <p>{t('result.firstHelp')}</p>
      <ol class={style.cards}>
        {recommendations.slice(0, FIRST).map((recommendation, place) => (
          <li key={recommendation.control.id}>
            <RecommendationCard
              recommendation={recommendation}
              place={place + 1}
              words={words}
              knowHow={knowHow?.[recommendation.control.id]}
              open={place === 0}
            />
          </li>
        ))}
      </ol>
      <p>
        <a class="button" href={allHref}>
          {t('result.allControls', { count: recommendations.length })}
        </a>
      </p>
    </section>
  );
}

interface GapsProps {
  readonly gaps: readonly Given[];
  linkToQuestion(questionId: string): string;
}

interface DontKnowsProps extends GapsProps {
  /** By question; undefined while it is loading. */
  readonly knowHow: Readonly<Record<string, { readonly askWhom: string; readonly askText: string }>> | undefined;
}

/** Every わからない as a card: whom to ask, and the message to ask with. */
export function DontKnows({ gaps, knowHow, linkToQuestion }: DontKnowsProps) {
  const unknown = gaps.filter(({ gap }) => gap.choice.mark === 'unknown');
  if (unknown.length === 0) return null;
  return (
    <section class="stack">
      <h2>{phrases(t('result.dontKnowTitle'))}</h2>
      <p>{t('result.dontKnowHelp')}</p>
      <ul class={style.cards}>
        {unknown.map(({ gap, question, lang, answer }) => {
          const ask = knowHow?.[gap.question.id];
          return (
            <li key={gap.question.id} class="card" data-testid="dont-know" data-question={gap.question.id}>
              <GivenAnswer mark={gap.choice.mark} question={question.text} lang={lang} answer={answer}>
                {ask && <Ask whom={ask.askWhom} text={ask.askText} />}
                <a class={style.change} href={linkToQuestion(gap.question.id)}>
                  {t('result.change')}
                </a>
              </GivenAnswer>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every answer that is not full marks, with the controls it points to. */
export function Gaps({ gaps, linkToQuestion }: GapsProps) {
  return (
    <section class="stack">
      <h2>{phrases(t('result.gapsTitle'))}</h2>
      {gaps.length === 0 && <p>{t('result.noGaps')}</p>}
      <ul class={style.gaps}>
        {gaps.map(({ gap, question, lang, answer }) => (
          <li key={gap.question.id} data-testid="gap" data-question={gap.question.id}>
            <GivenAnswer mark={gap.choice.mark} question={question.text} lang={lang} answer={answer}>
              <p class={style.links}>
                {gap.question.primary.map((id) => (
                  <a key={id} href={linkTo('control', { control: id })}>
                    {t('app.controls')} {id}
                  </a>
                ))}
                <a href={linkToQuestion(gap.question.id)}>{t('result.change')}</a>
              </p>
            </GivenAnswer>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface YardsticksProps {
  readonly loaded: {
    readonly instrument: Instrument;
    readonly text: {
      readonly yardstickSource?: string;
      readonly choices: Readonly<Record<string, string>>;
      readonly questions: Readonly<Record<string, { readonly text: string }>>;
    };
  };
  readonly assessment: Assessment;
}

/** 全国値: only beside the questions for which one is published. */
export function Yardsticks({ loaded, assessment }: YardsticksProps) {
  const { instrument, text } = loaded;
  const measured = instrument.questions.filter((question) => question.yardstick !== undefined);
  if (measured.length === 0) return null;
  return (
    <section class="stack">
      <h2>{phrases(t('result.yardstickTitle'))}</h2>
      <ul class={style.gaps}>
        {measured.map((question) => {
          const chosen = findChosen(instrument, assessment, question.id);
          const percent = formatPercent((question.yardstick ?? 0) / 100, 1);
          return (
            <li key={question.id}>
              {chosen && (
                <GivenAnswer
                  mark={chosen.mark}
                  question={text.questions[question.id]?.text ?? question.id}
                  answer={text.choices[chosen.id] ?? chosen.id}
                >
                  <p class={style.yardstick}>
                    <span>{t('result.yardstickValue', { percent })}</span>
                    <progress
                      value={question.yardstick}
                      max={100}
                      aria-label={t('result.yardstickValue', { percent })}
                    />
                  </p>
                </GivenAnswer>
              )}
            </li>
          );
        })}
      </ul>
      <p class="small soft">{text.yardstickSource}</p>
    </section>
  );
}
