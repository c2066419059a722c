import { useEffect } from 'preact/hooks';
import { formatDate, joined, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { assessments } from '../state/assessments';
import { controls } from '../state/controls';
import { findingsOf, loadFindings } from '../state/findings';
import { instruments } from '../state/instruments';
import { controlKnowHow, glossary } from '../state/know-how';
import { ControlViews } from '../ui/control-parts';
import { Glossary } from '../ui/explained';
import { Message } from '../ui/message';
import { Page } from '../ui/page';
import { RecommendationCard } from '../ui/recommendation-card';
import style from './controls.module.css';

interface Props {
  readonly params: Readonly<Record<string, string>>;
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

/** Recommended controls from one assessment when the address names it, else from the newest of every kind. */
export function ControlsPage({ params, onTrouble }: Props) {
  const one = params.assessment ? assessments.find(params.assessment) : undefined;
  const sheets = one ? [one] : assessments.latest.value;
  useEffect(() => {
    Promise.all([loadFindings(sheets), controlKnowHow.load()]).catch(onTrouble);
    glossary.load().catch(() => undefined);
  }, [one, assessments.latest.value]);

  if (assessments.reading.value === 'loading') return <p class="soft">{t('app.loading')}</p>;
  if (params.assessment && !one) return <Message title={t('result.missingTitle')} help={t('result.missingHelp')} />;
  const findings = findingsOf(sheets);
  if (!findings) return <p class="soft">{t('app.loading')}</p>;

  const count = findings.recommendations.length;
  const lead = () => {
    if (sheets.length === 0) return t('controls.none');
    if (count === 0) return t('controls.noneNeeded');
    const sheet = sheets.length === 1 ? sheets[0] : undefined;
    if (!sheet?.finishedAt) return t('controls.lead', { count });
    const title = joined(instruments.find(sheet.instrumentId)?.text.title, sheet.subject);
    return t('controls.leadOne', { title, date: formatDate(sheet.finishedAt), count });
  };
  return (
    <Glossary.Provider value={glossary.find()}>
      <Page title={t('controls.title')}>
        <ControlViews current="controls" />
        <p>{lead()}</p>
        {sheets.length === 0 && (
          <p>
            <a class="button primary" href={linkTo('home')}>
              {t('home.start')}
            </a>
          </p>
        )}
        <ol class={style.list}>
          {findings.recommendations.map((recommendation, place) => (
            <li key={recommendation.control.id}>
              <RecommendationCard
                recommendation={recommendation}
                place={place + 1}
                words={controls.loaded.value}
                knowHow={controlKnowHow.find()?.controls[recommendation.control.id]}
                namesSheets={sheets.length > 1}
              />
            </li>
          ))}
        </ol>
      </Page>
    </Glossary.Provider>
  );
}
