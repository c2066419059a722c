import { t } from '../i18n/i18n';

/**
 * On iPhones and iPads the Safari tab, the app on the home screen and the browser inside LINE each keep records of their
 * own: whoever begins in the wrong one does not find the answers again.
 */
export function InstallHint() {
  const inLine = / Line\//.test(navigator.userAgent);
  const isInstalled = 'standalone' in navigator && navigator.standalone === true;
  if (isInstalled || !(inLine || /iPhone|iPad/.test(navigator.userAgent))) return null;
  return (
    <aside class="card stack">
      <h2>{inLine ? t('remind.line') : t('remind.install')}</h2>
      <p>{inLine ? t('remind.lineHow') : t('remind.installHow')}</p>
    </aside>
  );
}
