import type { RoomFigures, RoomQuestion, WeakQuestion } from './room-figures';

/*
 * A projector shows letters of 1/30 of its height, so few of them that what is shown together must be reckoned before:
 * in widths and heights of one letter, about. On a phone the same questions stand together.
 */

/** What a browser window leaves under the header and a row of tabs. */
const WIDTH = 49;
const HEIGHT = 24.3;
const LINE = 1.22;
/** Title of the view with the gap below. */
const HEAD = 2.4;
const FULL_WIDTH = /[\u2e80-\uffef]/;
/** Latin letters beside full-width ones. */
const NARROW = 0.54;
/** A line that breaks between words or phrases is not quite full. */
const FILLED = 0.93;

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (FULL_WIDTH.test(letter) ? 1 : NARROW), 0);
}

function heightOf(width: number, perLine = WIDTH): number {
  return LINE * (width <= perLine ? 1 : Math.ceil(width / (perLine * FILLED)));
}

/** Its number stands before a question. */
const PLACE = 2.5;
/** A bar with the gap below. */
const BAR = 1.6;
/** What the marks mean, and the names of two rooms. */
const LEGEND = 1.6;
const ROOMS = 1.6;
/** A national rate stands behind its question. */
const RATE = 8;
const PER_PAGE = 5;

/** The questions by page: five, or fewer where their texts are long. */
export function questionPages({
  questions,
  other,
  yardstickSource = '',
}: RoomFigures): readonly (readonly RoomQuestion[])[] {
  const isMeasured = ({ yardstick }: RoomQuestion) => yardstick !== undefined;
  const fits = (page: readonly RoomQuestion[]) => {
    let height = HEAD + LEGEND + (other ? ROOMS : 0);
    for (const question of page)
      height += BAR + heightOf(PLACE + widthOf(question.text) + (isMeasured(question) ? RATE : 0));
    if (page.some(isMeasured)) height += heightOf(widthOf(yardstickSource));
    return page.length <= PER_PAGE && height <= HEIGHT;
  };
  const pages: RoomQuestion[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    if (page && fits([...page, question])) page.push(question);
    else pages.push([question]);
  }
  shareOut(pages, fits);
  return pages;
}

/** No question stands alone on the last page where the one before can join it. */
function shareOut(pages: readonly RoomQuestion[][], fits: (page: readonly RoomQuestion[]) => boolean): void {
  const [before, last] = pages.slice(-2);
  const next = before?.at(-1);
  if (before && next && before.length > 1 && last?.length === 1 && fits([next, ...last]))
    last.unshift(...before.splice(-1));
}

/** What the link to a control leaves beside it, and the bar below with its gap. */
const DONE = 15;
const LINK_WORDS = 7;
const THIN_BAR = 0.7;

/** False: their texts must be cut short to stand on a projector together. */
export function fitTogether(weakest: readonly WeakQuestion[]): boolean {
  const heights = weakest.map(
    ({ text, control }) =>
      heightOf(PLACE + widthOf(text)) + heightOf(LINK_WORDS + widthOf(control.title), WIDTH - DONE) + THIN_BAR,
  );
  return heights.reduce((sum, height) => sum + height, HEAD) <= HEIGHT;
}
