import { useEffect } from 'preact/hooks';
import { joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { controls } from '../state/controls';
import { findingsOf, loadFindings } from '../state/findings';
import { instruments } from '../state/instruments';
import { controlKnowHow, glossary, library } from '../state/know-how';
import { ControlFacts } from '../ui/control-facts';
import { Steps } from '../ui/control-parts';
import { Explained, Glossary } from '../ui/explained';
import { GivenAnswer } from '../ui/given-answer';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import style from './control.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

export function ControlPage({ params, onTrouble }: Props) {
  const { control: id = '' } = params;
  const sheets = assessments.latest.value;
  useEffect(() => {
    Promise.all([loadFindings(sheets), library.load()]).catch(onTrouble);
  }, [sheets]);
  useEffect(() => {
    // Each of them may lead to this control.
    instruments.loadMissing().catch(onTrouble);
  }, []);

  const loaded = controls.loaded.value;
  const texts = controlKnowHow.find();
  const attributes = library.attributes.value;
  const findings = findingsOf(sheets);
  if (assessments.reading.value === 'loading' || !loaded || !texts || !attributes || !findings)
    return <p class="soft">{t('app.loading')}</p>;
  const control = loaded.byId.get(id);
  const knowHow = texts.controls[id];
  if (!control || !knowHow)
    return <Message title={t('control.missingTitle', { id })} href={linkTo('library')} action={t('control.back')} />;

  const found = findings.recommendations.find((recommendation) => recommendation.control.id === id);
  const reasons = [...new Set(found?.because.map(({ question }) => question.reason))];
  return (
    <Glossary.Provider value={glossary.find()}>
      <Page title={loaded.text.controls[id]?.title ?? id} over={t('control.number', { standard: loaded.standard, id })}>
        <p>
          <Explained text={knowHow.plain} />
        </p>
        {knowHow.unless && (
          <p class="card">
            <Explained text={knowHow.unless} />
          </p>
        )}
        <section class="stack">
          <h2>{phrases(t('control.stepsTitle'))}</h2>
          <Steps control={control} steps={knowHow.steps} />
        </section>
        <section class="stack">
          <h2>{phrases(t('control.whyTitle'))}</h2>
          {[knowHow.why, ...reasons].map((reason) => (
            <p key={reason}>
              <Explained text={reason} />
            </p>
          ))}
        </section>
        <section class="stack">
          <h2>{phrases(t('control.evidenceTitle'))}</h2>
          <p>
            <Explained text={knowHow.evidence} />
          </p>
        </section>
        <section class="stack">
          <h2>{phrases(t('control.becauseTitle'))}</h2>
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
        <Pointers controlId={id} />
        <section class="stack">
          <h2>{phrases(t('control.standardTitle'))}</h2>
          <ControlFacts
            control={control}
            csf={found?.csf ?? []}
            words={loaded}
            attributes={attributes[id]}
            names={texts.attributes}
          />
        </section>
        <p>
          <a class="button" href={linkTo('library')}>
            {t('control.back')}
          </a>
        </p>
      </Page>
    </Glossary.Provider>
  );
}

/** Every question that leads here, answered or not. */
function Pointers({ controlId }: { readonly controlId: string }) {
  const pointers = instruments.list().flatMap(({ id }) => {
    const loaded = instruments.find(id);
    const questions = loaded?.instrument.questions.filter(({ primary, related }) =>
      [...primary, ...related].includes(controlId),
    );
    return loaded && questions?.length ? [{ id, loaded, questions }] : [];
  });
  return (
    <details>
      <summary>{t('control.pointers')}</summary>
      {pointers.length === 0 && <p>{t('control.noPointers')}</p>}
      {pointers.map(({ id, loaded, questions }) => (
        <section key={id} class="stack">
          <h3>{phrases(loaded.text.title)}</h3>
          <ul class={style.pointers}>
            {questions.map((question) => (
              <li key={question.id}>
                <a href={linkTo('check', { instrument: id, question: question.id })}>
                  {phrases(loaded.text.questions[question.id]?.text ?? question.id)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
