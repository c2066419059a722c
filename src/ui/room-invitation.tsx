import { t } from '../i18n/i18n';
import { phrases } from './phrases';
import { QrCode } from './qr-code';
import style from './room-invitation.module.css';

interface Props {
  readonly instrumentTitle: string;
  /** Leads a phone into the room. */
  readonly url: string;
  /** The same, short enough to be typed: where the app lives, and the number of the room. */
  readonly shortUrl: string;
  readonly code: string;
}

/** 案内: what the room sees while people come in. */
export function RoomInvitation({ instrumentTitle, url, shortUrl, code }: Props) {
  return (
    <div class={style.invitation}>
      <div class={style.picture}>
        <QrCode text={url} label={t('room.joinPicture')} />
      </div>
      <div class="stack">
        <h2>{phrases(instrumentTitle)}</h2>
        <ol class={style.steps}>
          <li>{t('room.joinScan')}</li>
          <li>{t('room.joinAnswer')}</li>
          <li>{t('room.joinHandIn')}</li>
        </ol>
        <p>
          {t('room.joinTyped')}
          <br />
          <span class={style.address}>{shortUrl}</span>
        </p>
        <p>
          {t('rooms.code')} <strong class={style.number}>{code}</strong>
        </p>
      </div>
    </div>
  );
}
