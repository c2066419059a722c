import { useState } from 'preact/hooks';
import type { RoomFigures, RoomView } from './room-figures';
import style from './room-picture.module.css';
import { RoomQuestions } from './room-questions';
import { RoomRadar } from './room-radar';
import { RoomScores } from './room-scores';
import { RoomWeakest } from './room-weakest';

export type { RoomFigures, RoomView } from './room-figures';

interface Props extends RoomFigures {
  readonly view: RoomView;
  /** Which page of questions is shown, from 0, where the caller has keys for it; else the picture keeps it itself. */
  readonly page?: number;
  onPage?(page: number): void;
}

/** A room on a phone or, from 1100 px on, on a projector, readable from its last row. */
export function RoomPicture({ view, page, onPage, ...figures }: Props) {
  const [ownPage, setOwnPage] = useState(0);
  return (
    <section class={style.picture}>
      {view === 'radar' && <RoomRadar {...figures} />}
      {view === 'scores' && <RoomScores {...figures} />}
      {view === 'weakest' && <RoomWeakest {...figures} />}
      {view === 'questions' && <RoomQuestions figures={figures} page={page ?? ownPage} onPage={onPage ?? setOwnPage} />}
    </section>
  );
}
