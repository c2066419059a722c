import { useEffect } from 'preact/hooks';
import { joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { controls } from '../state/controls';
import { findingsOf, loadFindings } from '../state/findings';
import { ControlFacts } from '../ui/control-facts';
import { GivenAnswer } from '../ui/given-answer';
import { Message } from '../ui/message';
import { Page } from '../ui/page';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

export function ControlPage({ params, onTrouble }: Props) {
  const { control: id = '' } = params;
  const sheets = assessments.latest.value;
  useEffect(() => {
    loadFindings(sheets).catch(onTrouble);
  }, [sheets]);

  const loaded = controls.loaded.value;
  const findings = findingsOf(sheets);
  if (assessments.reading.value === 'loading' || !loaded || !findings) return <p class="soft">{t('app.loading')}</p>;
  const control = loaded.byId.get(id);
  if (!control)
    return <Message title={t('control.missing', { id })} href={linkTo('controls')} action={t('control.back')} />;

  const found = findings.recommendations.find((recommendation) => recommendation.control.id === id);
  const reasons = [...new Set(found?.because.map(({ question }) => question.reason))];
  const text = loaded.text.controls[id];
  return (
    <Page title={text?.title ?? id} over={t('control.number', { standard: loaded.standard, id })}>
      {text?.plain && <p>{text.plain}</p>}
      {(text?.why || reasons.length > 0) && (
        <section class="stack">
          <h2>{t('control.why')}</h2>
          {text?.why && <p>{text.why}</p>}
          {reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </section>
      )}
      {text?.steps && (
        <section class="stack">
          <h2>{t('control.steps')}</h2>
          <ol>
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      {text?.evidence && (
        <section class="stack">
          <h2>{t('control.evidence')}</h2>
          <p>{text.evidence}</p>
        </section>
      )}
      <section class="stack">
        <h2>{t('control.because')}</h2>
        {found ? (
          found.because.map(({ gap, question, lang, answer, instrumentTitle }) => (
            <GivenAnswer
              key={`${gap.assessment.id} ${gap.question.id}`}
              mark={gap.choice.mark}
              question={question.text}
              lang={lang}
              answer={answer}
              from={joined(instrumentTitle, gap.assessment.subject)}
            />
          ))
        ) : (
          <p>{t('control.notNeeded')}</p>
        )}
      </section>
      <section class="stack">
        <h2>{t('control.standard')}</h2>
        <ControlFacts control={control} csf={found?.csf ?? []} words={loaded} />
      </section>
      <p>
        <a class="button" href={linkTo('controls')}>
          {t('control.back')}
        </a>
      </p>
    </Page>
  );
}
