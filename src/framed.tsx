import { render } from 'preact';
import { t } from './i18n/i18n';
import { applySettings, settings } from './state/settings';

/** Instead of the app: says why another site's frame stays empty, and opens the same address alone. Never resolves. */
export async function standAlone(): Promise<never> {
  await settings.load();
  document.body.replaceChildren();
  render(<StandAlone />, document.body);
  applySettings();
  const page = document.documentElement;
  delete page.dataset.firstFrame;
  delete page.dataset.framed;
  return new Promise(() => {});
}

function StandAlone() {
  return (
    <main class="stack">
      <p>{t('app.framed')}</p>
      <a class="button primary" href={location.href} target="_top">
        {t('app.framedAlone')}
      </a>
    </main>
  );
}
