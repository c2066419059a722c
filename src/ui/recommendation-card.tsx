import type { Control } from '../domain/control';
import type { Choice, Question } from '../domain/instrument';
import { joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { ControlFacts, type ControlWords } from './control-facts';
import { Steps } from './control-parts';
import { Explained } from './explained';
import { GivenAnswer } from './given-answer';
import { phrases } from './phrases';
import style from './recommendation-card.module.css';

interface Given {
  readonly gap: {
    readonly assessment: { readonly id: string; readonly subject: string };
    readonly question: Question;
    readonly choice: Choice;
  };
  readonly question: { readonly text: string; readonly reason: string };
  readonly lang: string | undefined;
  readonly answer: string;
  readonly instrumentTitle: string;
}

export interface Recommended {
  readonly control: Control;
  readonly because: readonly Given[];
  readonly csf: readonly string[];
}

interface Props {
  readonly recommendation: Recommended;
  /** Place in the order of priority, from 1. */
  readonly place: number;
  readonly words: ControlWords | undefined;
  /** Undefined while it is loading. */
  readonly knowHow: { readonly plain: string; readonly steps: readonly string[] } | undefined;
  readonly open?: boolean;
  /** Names the sheet of every answer, where the answers come from several. */
  readonly namesSheets?: boolean;
}

/** One recommended control: what it is, why it helps here, and the answers that led to it. */
export function RecommendationCard({
  recommendation,
  place,
  words,
  knowHow,
  open = false,
  namesSheets = false,
}: Props) {
  if (!words) return null;
  const { control, because, csf } = recommendation;
  const title = words.text.controls[control.id]?.title ?? control.id;
  return (
    <details class={`card ${style.card}`} open={open} data-testid="recommendation" data-control={control.id}>
      <summary>
        <span class={style.place}>{place}.</span>
        <span class={style.title}>
          {phrases(title)} <span class="small soft">{control.id}</span>
        </span>
      </summary>
      <div class={`stack ${style.body}`}>
        <p class={style.reason}>
          <Explained text={because[0]?.question.reason ?? ''} />
        </p>
        {knowHow && (
          <>
            <p>
              <Explained text={knowHow.plain} />
            </p>
            <Steps control={control} steps={knowHow.steps} />
          </>
        )}
        <p class="small soft">{t('controls.because')}</p>
        <ul class={style.because}>
          {because.map(({ gap, question, lang, answer, instrumentTitle }) => (
            <li key={`${gap.assessment.id} ${gap.question.id}`}>
              <GivenAnswer
                mark={gap.choice.mark}
                question={question.text}
                lang={lang}
                answer={answer}
                from={namesSheets ? joined(instrumentTitle, gap.assessment.subject) : ''}
              />
            </li>
          ))}
        </ul>
        <ControlFacts control={control} csf={csf} words={words} />
        <p>
          <a class="button" href={linkTo('control', { control: control.id })}>
            {t('controls.open')}
            <span class="visually-hidden"> ({control.id})</span>
          </a>
        </p>
      </div>
    </details>
  );
}
