import { useEffect } from 'preact/hooks';
import { joined, t } from '../i18n/i18n';
import { instruments } from '../state/instruments';
import { Page } from '../ui/page';
import { phrases } from '../ui/phrases';
import style from './about.module.css';

interface Props {
  /** Called when a file this page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

export function AboutPage({ onTrouble }: Props) {
  useEffect(() => {
    instruments.loadMissing().catch(onTrouble);
  }, []);
  return (
    <Page title={t('about.title')}>
      <p>{t('about.what')}</p>
      <h2>{phrases(t('about.privacyTitle'))}</h2>
      <p>{t('about.privacy')}</p>
      <h2>{phrases(t('about.verifyTitle'))}</h2>
      <ul class={style.list}>
        <li>{t('about.verify1')}</li>
        <li>{t('about.verify2')}</li>
        <li>{t('about.verify3')}</li>
      </ul>
      <h2>{phrases(t('about.instrumentsTitle'))}</h2>
      <ul class={style.list}>
        {instruments.list().map(({ id, edition }) => {
          const text = instruments.find(id)?.text;
          return (
            text && <li key={id}>{joined(text.title, t('about.edition', { edition }), text.publisher, text.source)}</li>
          );
        })}
      </ul>
      <p>{t('about.newer')}</p>
      <p>{t('about.sourcesNote')}</p>
      <p>{t('about.standard')}</p>
      <p>{t('about.declaration')}</p>
      <p class="small soft">{joined(t('about.version', { version: APP_VERSION }), t('about.code'))}</p>
    </Page>
  );
}
