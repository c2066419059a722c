import { useEffect, useState } from 'preact/hooks';
import { formatDate, joined, LOCALES, locale, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { keeping } from '../state/keeping';
import { settings } from '../state/settings';
import { Notice } from '../ui/notice';
import { OptionList } from '../ui/option-list';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import style from './settings.module.css';

export function SettingsPage() {
  const { theme = '', textSize = '' } = settings.current.value;
  return (
    <Page title={t('settings.title')}>
      {settings.trouble.value === 'unkept' && <Notice kind="warning">{t('settings.unkept')}</Notice>}
      <OptionList
        title={t('settings.language')}
        name="locale"
        chosen={locale.value}
        options={LOCALES.map((tag) => ({ value: tag, lang: tag, label: languageName(tag) }))}
        onChoose={(value) => settings.change({ locale: value })}
      />
      <OptionList
        title={t('settings.theme')}
        name="theme"
        chosen={theme}
        options={[
          { value: '', label: t('settings.themeAuto') },
          { value: 'light', label: t('settings.themeLight') },
          { value: 'dark', label: t('settings.themeDark') },
        ]}
        onChoose={(value) => settings.change({ theme: value || undefined })}
      />
      <OptionList
        title={t('settings.textSize')}
        name="textSize"
        chosen={textSize}
        options={[
          { value: '', label: t('settings.textNormal') },
          { value: 'large', label: t('settings.textLarge') },
          { value: 'largest', label: t('settings.textLargest') },
        ]}
        onChoose={(value) => settings.change({ textSize: value || undefined })}
      />
      <Kept />
      <Erase />
    </Page>
  );
}

/** How safe the records on this device are. */
function Kept() {
  useEffect(() => {
    void keeping.look();
  }, []);
  const last = keeping.lastBackupAt.value;
  const promise = {
    unknown: t('settings.keptUnknown'),
    granted: t('settings.keptGranted'),
    refused: t('settings.keptRefused'),
  };
  return (
    <section class="stack">
      <h2>{phrases(t('settings.keptTitle'))}</h2>
      <p>{promise[keeping.persisted.value]}</p>
      <p>{last ? t('data.lastBackup', { date: formatDate(last) }) : t('data.noBackup')}</p>
      <p class="small soft">
        {joined(
          t('about.version', { version: APP_VERSION }),
          t('settings.dataVersion', { version: keeping.dataVersion }),
        )}
      </p>
      <p>
        <a class="button" href={linkTo('data')}>
          {plain(t('data.title'))}
        </a>
      </p>
    </section>
  );
}

/** A language's name in that language: 日本語, English. */
function languageName(tag: string): string {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
}

function Erase() {
  const [step, setStep] = useState<'idle' | 'asking' | 'erasing' | 'erased' | 'failed'>('idle');
  const erase = async () => {
    setStep('erasing');
    setStep((await settings.eraseAll()) ? 'erased' : 'failed');
  };
  return (
    <section class="stack">
      <h2>{phrases(t('settings.eraseTitle'))}</h2>
      <p>{t('settings.eraseHelp')}</p>
      {(step === 'idle' || step === 'failed') && (
        <p>
          <button type="button" class={`button ${style.danger}`} onClick={() => setStep('asking')}>
            {plain(t('settings.eraseTitle'))}
          </button>
        </p>
      )}
      {step === 'asking' && (
        <fieldset class="card stack">
          <legend>{t('settings.eraseConfirm')}</legend>
          <p class={style.answers}>
            <button type="button" class={`button ${style.danger}`} onClick={erase}>
              {t('settings.eraseYes')}
            </button>
            <button type="button" class="button" onClick={() => setStep('idle')}>
              {t('settings.eraseNo')}
            </button>
          </p>
        </fieldset>
      )}
      {step === 'erasing' && <p role="status">{t('settings.erasing')}</p>}
      {step === 'erased' && <Notice kind="info">{t('settings.erased')}</Notice>}
      {step === 'failed' && <Notice kind="warning">{t('settings.eraseFailed')}</Notice>}
    </section>
  );
}
