import { toCsv } from '../domain/csv';
import type { Room } from '../domain/room';
import { type Cell, isoDate } from '../domain/table';
import { type TextKey, t } from '../i18n/i18n';
import { type HandedOver, handOver } from '../storage/files';
import { instruments } from './instruments';
import { loadPicture, pictureOf } from './room-picture';

/**
 * Gives the numbers of a room away as a CSV file, inside a tap: one number a line, so that any program can sort them.
 * Rejects when a file that it needs cannot be fetched.
 */
export async function handOverRoom(room: Room): Promise<HandedOver> {
  await loadPicture(room.instrumentId);
  const file = `security-kenshin_${room.instrumentId}_room_${isoDate(room.createdAt)}.csv`;
  return handOver(new File([toCsv(rowsOf(room))], file, { type: 'text/csv' }));
}

const PARTS = [
  ['lower', 'room.csvLower'],
  ['median', 'room.csvMedian'],
  ['upper', 'room.csvUpper'],
] as const;

export function rowsOf(room: Room): readonly (readonly Cell[])[] {
  const picture = pictureOf(room, undefined);
  const titles = (['room.csvKind', 'room.csvItem', 'room.csvValue', 'room.csvNumber'] as const).map((key) =>
    words(key),
  );
  if (!picture) return [titles];
  const { axes, scores, questions, choices, name, count } = picture;
  const title = unmarked(instruments.titleOf(room.instrumentId));
  const spreadRows = (kind: TextKey, item: string, spread: (typeof axes)[number]['spread']): readonly Cell[][] =>
    PARTS.map(([part, key]) => [words(kind), item, words(key), spread ? Math.round(spread[part] * 10) / 10 : null]);
  return [
    titles,
    [words('rooms.title'), name, title, count],
    ...spreadRows(
      'room.view.scores',
      words(scores.unit === 'points' ? 'room.csvPoints' : 'room.csvPercent'),
      scores.spread,
    ),
    ...scores.bins.map(({ from, to, count }) => [
      words('room.view.scores'),
      `${from}〜${to}`,
      words('room.csvFirms'),
      count,
    ]),
    ...axes.flatMap(({ name, spread }) => spreadRows('result.axis', unmarked(name), spread)),
    ...questions.flatMap(({ place, text, counts }) =>
      choices.map(({ label }, nth) => [
        words('data.question'),
        `${place}. ${unmarked(text)}`,
        unmarked(label),
        counts[nth] ?? 0,
      ]),
    ),
  ];
}

function words(key: TextKey): string {
  return unmarked(t(key));
}

/** Without the marks between phrases that a page turns into places where a line may break. */
function unmarked(text: string): string {
  return text.replaceAll('\u200b', '');
}
