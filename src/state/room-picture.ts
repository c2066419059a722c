import { type Room, type Sums, visibleSums } from '../domain/room';
import { scoreBins, splitsOf, spreadOf, weakestOf } from '../domain/room-picture';
import { controls } from './controls';
import { foreignLanguage, instruments } from './instruments';

/** Loads whatever `pictureOf` needs. Rejects when a file cannot be fetched. */
export async function loadPicture(instrumentId: string): Promise<void> {
  await Promise.all([controls.load(), instruments.loadMissing([instrumentId])]);
}

export type Picture = NonNullable<ReturnType<typeof pictureOf>>;

/**
 * Every number of a room with its words, beside those of another one; undefined while there is nothing to be seen.
 * `hrefOf` gives the address of a control.
 */
export function pictureOf(room: Room, beside: Room | undefined, hrefOf: (control: string) => string) {
  const loaded = instruments.find(room.instrumentId);
  const titles = controls.loaded.value?.text.controls;
  const sums = visibleSums(room);
  if (!loaded || !titles || !sums) return undefined;
  const { instrument, text } = loaded;
  const otherSums = beside && visibleSums(beside);
  const lang = foreignLanguage(loaded);
  const splits = splitsOf(instrument, sums);
  const otherSplits = otherSums && splitsOf(instrument, otherSums);
  const wordsOf = (id: string) => ({ id, text: text.questions[id]?.text ?? id, lang, place: placeOf(id) });
  const placeOf = (id: string) => (instrument.places.get(id) ?? 0) + 1;
  const spreadOn = (axis: string, from: Sums | undefined) => from && spreadOf(from.axes.get(axis) ?? new Map());
  const best = instrument.choices.findIndex(({ points }) => points === instrument.bestPoints);
  return {
    count: sums.count,
    name: room.name,
    other: beside && otherSums && { name: beside.name, count: otherSums.count },
    axes: instrument.axes.map(({ id }) => ({
      id,
      name: text.axes[id]?.name ?? id,
      label: text.axes[id]?.short ?? id,
      spread: spreadOn(id, sums),
      other: spreadOn(id, otherSums),
    })),
    scores: {
      unit: instrument.scoring === 'sum' ? ('points' as const) : ('percent' as const),
      bins: scoreBins(instrument, sums),
      spread: spreadOf(sums.scores),
      otherBins: otherSums && scoreBins(instrument, otherSums),
      otherSpread: otherSums && spreadOf(otherSums.scores),
    },
    choices: instrument.choices.map(({ id, mark }) => ({ id, mark, label: text.choices[id] ?? id })),
    questions: splits.map(({ question, counts }, place) => ({
      ...wordsOf(question.id),
      counts,
      otherCounts: otherSplits?.[place]?.counts,
      yardstick: question.yardstick,
    })),
    yardstickSource: text.yardstickSource,
    weakest: weakestOf(splits).map(({ question, counts }) => {
      const [id = ''] = question.primary;
      return {
        ...wordsOf(question.id),
        done: (counts[best] ?? 0) / sums.count,
        control: { id, title: titles[id]?.title ?? id, href: hrefOf(id) },
      };
    }),
  };
}
