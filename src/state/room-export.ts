import { rowsOf, toCsv } from '../domain/csv';
import { fileNameOf } from '../domain/file-name';
import type { Room } from '../domain/room';
import type { Spread } from '../domain/room-picture';
import type { Cell, Table } from '../domain/table';
import { plain, plainly, type TextKey } from '../i18n/i18n';
import { type HandedOver, handOver } from '../storage/files';
import { instruments } from './instruments';
import { loadPicture, pictureOf } from './room-picture';
import type { HostedRoom } from './rooms';

/** Gives the numbers of a room away as a CSV file, inside a tap. Rejects when a file that it needs cannot be fetched. */
export async function handOverRoom(hosted: Pick<HostedRoom, 'room' | 'isPractice'>): Promise<HandedOver> {
  const { instrumentId, name, createdAt, closedAt } = hosted.room;
  await loadPicture(instrumentId);
  const file = fileNameOf({ instrumentId, subject: name, startedAt: createdAt, finishedAt: closedAt });
  return handOver(new File([toCsv(rowsOf(roomTable(hosted)))], `${file}_room.csv`, { type: 'text/csv' }));
}

const PARTS = [
  ['lower', 'room.csvLower'],
  ['median', 'room.csvMedian'],
  ['upper', 'room.csvUpper'],
] as const;

/** One number a line, so that any program can sort them; no line where nothing of the room can be seen. */
export function roomTable({ room, isPractice }: Pick<HostedRoom, 'room' | 'isPractice'>): Table {
  const columns = (['room.csvKind', 'room.csvItem', 'room.csvValue', 'room.csvNumber'] as const).map((key) => ({
    title: plainly(key),
    kind: key === 'room.csvNumber' ? ('number' as const) : ('text' as const),
  }));
  const title = plainly(isPractice ? 'room.practice' : 'rooms.title');
  return { id: 'room', title, columns, rows: [...rowsOfRoom(room, title)] };
}

function* rowsOfRoom(room: Room, title: string): Generator<readonly Cell[]> {
  const picture = pictureOf(room, undefined, () => '');
  if (!picture) return;
  const { axes, scores, questions, choices, name, count } = picture;
  yield [title, name, plain(instruments.titleOf(room.instrumentId)), count];
  yield* spreadRows('room.view.scores', unitOf(scores.unit), scores.spread);
  for (const { from, to, count: firms } of scores.bins)
    yield [plainly('room.view.scores'), plainly('room.fromTo', { from, to }), plainly('room.csvFirms'), firms];
  for (const axis of axes) yield* spreadRows('result.axis', plain(axis.name), axis.spread);
  for (const { place, text, counts } of questions)
    for (const [nth, { label }] of choices.entries())
      yield [plainly('data.question'), `${place}. ${plain(text)}`, plain(label), counts[nth] ?? 0];
}

function unitOf(unit: 'points' | 'percent'): string {
  return plainly(unit === 'points' ? 'room.csvPoints' : 'room.csvPercent');
}

function* spreadRows(kind: TextKey, item: string, spread: Spread | undefined): Generator<readonly Cell[]> {
  for (const [part, key] of PARTS)
    yield [plainly(kind), item, plainly(key), spread ? Math.round(spread[part] * 10) / 10 : null];
}
