import { formatPercent, joined, t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { phrases } from './phrases';
import { questionPages } from './projector';
import type { RoomFigures, RoomQuestion } from './room-figures';
import { RoomHead } from './room-head';
import style from './room-questions.module.css';
import { Swatch } from './room-swatch';
import { otherName, roomName } from './room-words';
import { SplitBar } from './split-bar';

interface Props {
  readonly figures: RoomFigures;
  /** Which of the pages, from 0; one that there is not becomes the nearest. */
  readonly page: number;
  onPage(page: number): void;
}

/** 設問ごとの答え: how the room answered, a few questions at a time. */
export function RoomQuestions({ figures, page, onPage }: Props) {
  const { other, choices, yardstickSource } = figures;
  const pages = questionPages(figures);
  const last = Math.max(0, pages.length - 1);
  const shown = Math.max(0, Math.min(page, last));
  const move = (by: number) => {
    const next = Math.max(0, Math.min(shown + by, last));
    if (next !== shown) onPage(next);
  };
  const questions = pages[shown] ?? [];
  const own = { name: roomName(figures.name), count: figures.count };
  return (
    <>
      <RoomHead {...figures} title={t('room.questionsTitle')}>
        <p class={style.pager}>
          <button type="button" class="button" aria-disabled={shown === 0} onClick={() => move(-1)}>
            {t('check.back')}
          </button>
          <span role="status">
            {t('room.places', {
              from: questions[0]?.place ?? 0,
              to: questions.at(-1)?.place ?? 0,
              total: figures.questions.length,
            })}
          </span>
          <button type="button" class="button" aria-disabled={shown >= last} onClick={() => move(1)}>
            {t('check.next')}
          </button>
        </p>
      </RoomHead>
      <ul class={style.legend}>
        {choices.map(({ id, mark, label }) => (
          <li key={id}>
            <MarkSign mark={mark} /> {phrases(label)}
          </li>
        ))}
      </ul>
      {other && (
        <p class={style.rooms} aria-hidden="true">
          <span>{joined(own.name, t('room.count', { count: own.count }))}</span>
          <span>{joined(otherName(other), t('room.count', { count: other.count }))}</span>
        </p>
      )}
      <ol class={style.questions}>
        {questions.map((question) => (
          <li key={question.id}>
            <p>
              <span class={style.place}>{t('room.place', { place: question.place })}</span>{' '}
              <span lang={question.lang}>{phrases(question.text)}</span>
              {question.yardstick !== undefined && (
                <span class={style.yardstick}>
                  {' '}
                  <Swatch kind="yardstick" />{' '}
                  {t('result.yardstickValue', { percent: formatPercent(question.yardstick / 100, 1) })}
                </span>
              )}
            </p>
            <Bars question={question} figures={figures} />
          </li>
        ))}
      </ol>
      {yardstickSource && questions.some(({ yardstick }) => yardstick !== undefined) && (
        <p class={style.source}>
          <Swatch kind="yardstick" /> {yardstickSource}
        </p>
      )}
    </>
  );
}

/** One bar for each room. */
function Bars({ question, figures }: { readonly question: RoomQuestion; readonly figures: RoomFigures }) {
  const { choices, other } = figures;
  const { counts, otherCounts, yardstick } = question;
  const ownName = roomName(figures.name);
  return (
    <div class={`${style.bars} ${other ? style.two : ''}`}>
      {other && (
        <span class={style.of} aria-hidden="true">
          {ownName}
        </span>
      )}
      <SplitBar name={ownName} choices={choices} counts={counts} yardstick={yardstick} />
      {other && otherCounts && (
        <>
          <span class={style.of} aria-hidden="true">
            {otherName(other)}
          </span>
          <SplitBar name={otherName(other)} choices={choices} counts={otherCounts} yardstick={yardstick} />
        </>
      )}
    </div>
  );
}
