import { useState } from 'preact/hooks';
import { LOCALES, locale, t } from '../i18n/i18n';
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
      <Erase />
    </Page>
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
