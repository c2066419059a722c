import { formatPercent, joined, t } from '../i18n/i18n';
import { MarkSign } from './mark';
import { phrases, plain } from './phrases';
import { RadarPicture } from './radar-picture';
import table from './report-tables.module.css';
import type { RoomFigures } from './room-figures';
import { spokesOf } from './room-radar';
import style from './room-report.module.css';
import { scoresTitle } from './room-scores';
import {
  fromTo,
  halfInPercent,
  inPercent,
  otherName,
  otherSentence,
  ownFigures,
  roomName,
  scoresSentence,
} from './room-words';

/** Everything about a room for A4 paper: no colour is needed, and what is laid over it stands in brackets. */
export function RoomReport(figures: RoomFigures) {
  const { name, count, other, scores } = figures;
  const note = other && t('room.inBrackets', { name: otherName(other), count: other.count });
  return (
    <>
      <p>{joined(roomName(name), t('room.count', { count }), ownFigures(scores))}</p>
      {note && <p>{note}</p>}
      <Areas {...figures} />
      <Scores {...figures} />
      <Weakest {...figures} />
      <Questions {...figures} />
    </>
  );
}

function Areas({ axes, other }: RoomFigures) {
  return (
    <section>
      <h2>{phrases(t('room.radarTitle'))}</h2>
      <div class={style.areas}>
        <RadarPicture spokes={spokesOf(axes, other !== undefined)} label={t('room.chart')} />
        <table class={table.table}>
          <caption>{t('report.axesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('result.axis')}</th>
              <th scope="col" class={table.figure}>
                {phrases(t('room.medianTitle'))}
              </th>
              <th scope="col" class={table.figure}>
                {phrases(t('room.halfTitle'))}
              </th>
            </tr>
          </thead>
          <tbody>
            {axes.map(({ id, name, spread, other: otherSpread }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td class={table.figure}>
                  {spread ? inPercent(spread.median) : t('result.noneApplies')}
                  {otherSpread && <Bracketed text={inPercent(otherSpread.median)} />}
                </td>
                <td class={table.figure}>{spread && halfInPercent(spread)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{t('room.medianHelp')}</p>
    </section>
  );
}

/** A number of the other room. */
function Bracketed({ text }: { readonly text: string | number }) {
  return <> ({text})</>;
}

function Scores({ scores, other }: RoomFigures) {
  const { unit, bins, otherBins } = scores;
  return (
    <section>
      <h2>{phrases(scoresTitle(scores))}</h2>
      <p>{scoresSentence(scores)}</p>
      {other && <p>{otherSentence(scores, other)}</p>}
      <table class={`${table.table} ${style.scores}`}>
        <caption>{t(unit === 'points' ? 'room.byPoints' : 'room.byPercent')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(unit === 'points' ? 'result.value' : 'room.percent')}</th>
            <th scope="col" class={table.figure}>
              {t('room.companies')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ from, to, count }, place) => (
            <tr key={from}>
              <th scope="row">{fromTo(from, to)}</th>
              <td class={table.figure}>
                {count}
                {otherBins && <Bracketed text={otherBins[place]?.count ?? 0} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Weakest({ weakest, count }: RoomFigures) {
  return (
    <section>
      <h2>{phrases(t('room.weakestTitle'))}</h2>
      {weakest.length === 0 ? (
        <p>{t('room.noneWeak')}</p>
      ) : (
        <table class={table.table}>
          <caption>{t('room.weakestCaption')}</caption>
          <thead>
            <tr>
              <th scope="col" class={table.number}>
                {t('report.number')}
              </th>
              <th scope="col">{t('report.question')}</th>
              <th scope="col" class={table.figure}>
                {t('room.done')}
              </th>
              <th scope="col" class={`${table.wide} ${style.control}`}>
                {t('report.action')}
              </th>
            </tr>
          </thead>
          <tbody>
            {weakest.map(({ id, place, text, lang, done, control }) => (
              <tr key={id}>
                <th scope="row">{place}</th>
                <td lang={lang}>{phrases(text)}</td>
                <td class={table.figure}>
                  {Math.round(done * count)} / {count}
                </td>
                <td class={style.control}>
                  {control.id} {plain(control.title)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Questions({ choices, questions, yardstickSource }: RoomFigures) {
  const isMeasured = questions.some(({ yardstick }) => yardstick !== undefined);
  return (
    <section>
      <h2>{phrases(t('room.questionsTitle'))}</h2>
      <table class={table.table}>
        <caption class={table.legend}>
          {choices.map(({ id, mark, label }) => (
            <span key={id}>
              <MarkSign mark={mark} /> {plain(label)}
            </span>
          ))}
        </caption>
        <thead>
          <tr>
            <th scope="col" class={table.number}>
              {t('report.number')}
            </th>
            <th scope="col">{t('report.question')}</th>
            {choices.map(({ id, mark, label }) => (
              <th key={id} scope="col" class={style.count}>
                <MarkSign mark={mark} />
                <span class="visually-hidden">{plain(label)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {questions.map(({ id, place, text, lang, counts, otherCounts, yardstick }) => (
            <tr key={id}>
              <th scope="row">{place}</th>
              <td>
                <span lang={lang}>{phrases(text)}</span>
                {yardstick !== undefined && (
                  <strong class={style.rate}>
                    {' '}
                    {t('result.yardstickValue', { percent: formatPercent(yardstick / 100, 1) })}
                  </strong>
                )}
              </td>
              {choices.map((choice, column) => (
                <td key={choice.id} class={style.count}>
                  {counts[column]}
                  {otherCounts && <Bracketed text={otherCounts[column] ?? 0} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isMeasured && yardstickSource && <p>{t('room.yardstickSource', { source: yardstickSource })}</p>}
    </section>
  );
}
