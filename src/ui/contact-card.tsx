import { t } from '../i18n/i18n';
import style from './contact-card.module.css';
import { OutsideLink } from './outside-link';
import { WithJapanese } from './with-japanese';

interface Props {
  readonly words: {
    readonly organization: string;
    readonly name: string;
    readonly purpose: string;
    readonly hours?: string;
    readonly how?: string;
  };
  readonly phone: string | undefined;
  readonly emails: readonly string[];
  readonly url: string;
}

/** One office to call, to write to or to look up. */
export function ContactCard({ words, phone, emails, url }: Props) {
  const { organization, name, purpose, hours, how } = words;
  return (
    <li class="card">
      <p class="small soft">
        <WithJapanese text={organization} />
      </p>
      <h3>
        <WithJapanese text={name} />
      </h3>
      <p>
        <WithJapanese text={purpose} />
      </p>
      {phone && (
        <a class={`button primary ${style.phone}`} href={`tel:${encodeURIComponent(phone)}`}>
          {t('incident.call', { phone })}
        </a>
      )}
      {(hours || how) && <p class="small">{hours ?? how}</p>}
      {emails.map((email) => (
        <a key={email} class={style.link} href={`mailto:${email}`}>
          {email}
        </a>
      ))}
      <OutsideLink url={url} />
    </li>
  );
}
