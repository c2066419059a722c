import { t } from '../i18n/i18n';
import style from './outside-link.module.css';

/** A link that leaves the app: only on a tap, saying where to, and telling nobody where from. */
export function OutsideLink({ url }: { readonly url: string }) {
  return (
    <a class={style.link} href={url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
      {new URL(url).host}
      <span aria-hidden="true"> ↗</span>
      <span class="visually-hidden"> {t('app.outside')}</span>
    </a>
  );
}
