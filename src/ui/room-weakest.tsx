import { t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { phrases, plain } from './phrases';
import { fitTogether } from './projector';
import type { RoomFigures } from './room-figures';
import { RoomHead } from './room-head';
import style from './room-weakest.module.css';

/** まず話したいこと: what most firms lack, each with the control to talk about. */
export function RoomWeakest(figures: RoomFigures) {
  const { weakest, count } = figures;
  return (
    <>
      <RoomHead {...figures} title={t('room.weakestTitle')} />
      {weakest.length === 0 && <p>{t('room.noneWeak')}</p>}
      <ol class={`${style.weakest} ${fitTogether(weakest) ? '' : style.long}`}>
        {weakest.map(({ id, place, text, lang, done, control }) => (
          <li key={id}>
            <p class={style.question}>
              <span class={style.place}>{t('room.place', { place })}</span> <span lang={lang}>{phrases(text)}</span>
            </p>
            <p class={style.facts}>
              <span class={style.figure}>
                <MarkSign mark="done" /> {t('room.done')} <strong>{Math.round(done * count)}</strong> / {count}
              </span>
              <a href={control.href}>{`${t('app.controls')} ${control.id} ${plain(control.title)}`}</a>
            </p>
            <div class={style.bar} aria-hidden="true" style={{ '--share': done }} />
          </li>
        ))}
      </ol>
    </>
  );
}
