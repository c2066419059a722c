import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Collection,
  canReveal,
  closeRoom,
  countOf,
  droppedByClosing,
  openRoom,
  type Room,
  revealRoom,
  takeHandIn,
  visibleSums,
} from '../../../src/domain/room';
import { sameAnswer, selfCheck } from './generators';
import { allInstruments, handInsOf, manySheets, randomFrom } from './rooms';

// The smallest: the rules are the same for all, and a room is watched some thousand times.
const [five = selfCheck] = allInstruments.filter(({ questions }) => questions.length === 5);
const random = randomFrom(1);
const sheets = Array.from({ length: 60 }, () =>
  five.questions.map(() => five.choices[Math.floor(random() * five.choices.length)]?.id ?? ''),
);
const handIns = handInsOf(five, sheets);

/** What happens in a room: a firm hands in, by its number, or the host does something, or the browser is gone. */
type Event = number | 'reveal' | 'close' | 'crash';

/** A room with what the test knows of it: who has handed in and not been lost, and who of them is in the sums. */
interface Watched {
  readonly collection: Collection;
  readonly handedIn: ReadonlySet<number>;
  readonly counted: ReadonlySet<number>;
  readonly hasLost: boolean;
  readonly broken: readonly string[];
}

function newRoom(): Watched {
  const room = openRoom('room', '7X0Q', five.id, '', 0);
  return { collection: { room, waiting: [] }, handedIn: new Set(), counted: new Set(), hasLost: false, broken: [] };
}

function happen({ room, waiting }: Collection, event: Event, now: number): Collection {
  if (event === 'reveal') return revealRoom(five, { room, waiting }, now);
  if (event === 'close') return { room: closeRoom(five, { room, waiting }, now), waiting: [] };
  if (event === 'crash') return { room, waiting: [] };
  const handIn = handIns[event];
  return handIn ? takeHandIn(five, { room, waiting }, handIn) : { room, waiting };
}

/** How often each choice was given, question by question, in the sheets of these firms. */
function recount(firms: ReadonlySet<number>): Room['sums']['answers'] {
  const given = five.questions.map(({ id }, place): [string, Map<string, number>] => {
    const all = [...firms].map((firm) => sheets[firm]?.[place] ?? '');
    return [id, new Map(all.map((choice) => [choice, all.filter((other) => other === choice).length]))];
  });
  return new Map(given);
}

/** What one event made of a room, and which rules it broke. */
function watch(before: Watched, event: Event, now: number): Watched {
  const old = before.collection.room;
  const collection = happen(before.collection, event, now);
  const { room, waiting } = collection;
  const [wasClosed, isClosed] = [old.closedAt !== null, room.closedAt !== null];
  const taken = typeof event === 'number' && !wasClosed ? [event] : [];
  const handedIn = event === 'crash' ? before.counted : new Set([...before.handedIn, ...taken]);
  const hasLost = before.hasLost || (event === 'crash' && before.handedIn.size > before.counted.size);
  const { count } = room.sums;
  const grown = count - old.sums.count;
  const counted = !isClosed ? room.nonces : grown > 0 ? handedIn : before.counted;
  const isRevealed = room.revealedAt !== null;
  const isRevealedNow = isRevealed && old.revealedAt === null;
  const rules: Readonly<Record<string, boolean>> = {
    'nothing can be seen before the reveal or of fewer than five, afterwards everything':
      visibleSums(room) === (isRevealed && count >= 5 ? room.sums : undefined),
    'the sums change only with five more at first, later with three':
      grown === 0 ? isDeepStrictEqual(room.sums, old.sums) : grown >= (old.sums.count === 0 ? 5 : 3),
    'each firm in them is there once': count === counted.size,
    'nobody else is in them': grown === 0 || isDeepStrictEqual(room.sums.answers, recount(counted)),
    'nobody is forgotten': isClosed || countOf(collection) === handedIn.size,
    'few can be lost': waiting.length < (isRevealed ? 3 : 8),
    'it can be revealed once, with five': canReveal(collection) === (!isRevealed && countOf(collection) >= 5),
    'only the host reveals': !isRevealedNow || event === 'reveal' || event === 'close',
    'what is revealed stays so': old.revealedAt === null || room.revealedAt === old.revealedAt,
    'nobody is left out at the reveal': !isRevealedNow || hasLost || count === handedIn.size,
    'it says before it is closed how many are dropped':
      event !== 'close' ||
      wasClosed ||
      count === countOf(before.collection) - droppedByClosing(five, before.collection),
    'a closed room knows nobody': !isClosed || room.nonces.size === 0,
    'a closed room stays as it is': !wasClosed || isDeepStrictEqual(room, old),
    'it is closed when the host says so': event !== 'close' || room.closedAt === (old.closedAt ?? now),
  };
  const broken = Object.keys(rules).filter((rule) => !rules[rule]);
  return { collection, handedIn, counted, hasLost, broken: [...before.broken, ...broken] };
}

function watchAll(events: readonly Event[]): Watched {
  return events.reduce((watched, event, now) => watch(watched, event, now + 1), newRoom());
}

/** Up to 60 firms in any order, many of them twice, and now and then something else. */
function events(...others: readonly Event[]): fc.Arbitrary<Event[]> {
  const one = fc.oneof({ weight: 30, arbitrary: fc.nat(59) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  return fc
    .tuple(fc.array(one, { maxLength: 120, size: 'max' }), fc.array(one, { maxLength: 12 }))
    .map((all) => all.flat());
}

describe('a room', () => {
  test('keeps every rule at any number of firms up to 60 and any moment of the reveal', () => {
    for (let firms = 0; firms <= 60; firms += firms < 24 ? 1 : 6) {
      for (let moment = 0; moment <= firms; moment++) {
        const scans: Event[] = [...handIns.keys()].slice(0, firms);
        const { collection, broken } = watchAll([
          ...scans.slice(0, moment),
          'reveal',
          'reveal',
          ...scans.slice(moment),
          'close',
        ]);
        expect(broken).toEqual([]);
        const isSeen = visibleSums(collection.room) !== undefined;
        expect(isSeen).toBe(firms >= 5);
        if (isSeen) expect(firms - collection.room.sums.count).toBeLessThan(3);
      }
    }
  });

  test.each([
    ['in any order, with the same sheets again and again, revealed and closed at any moment', ['reveal', 'close']],
    ['when the browser is gone at times, with what was not summed', ['crash', 'crash', 'crash', 'reveal', 'close']],
  ] as const)('keeps every rule %s', (_, others) => {
    fc.assert(
      fc.property(events(...others), (all) => {
        expect(watchAll(all).broken).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('takes a lost sheet again, but none that is in its sums', () => {
    const scans = [...handIns.keys()].slice(0, 10);
    const { collection, broken } = watchAll([...scans, 'crash', ...scans, 'reveal']);
    expect(broken).toEqual([]);
    expect(collection.room.sums.count).toBe(10);
  });

  test('shows at the same count the same sums, whatever a firm that is not in them answered', () => {
    const worst = sameAnswer(selfCheck, 'unknown');
    fc.assert(
      fc.property(manySheets(selfCheck, 30), fc.nat(30), (all, moment) => {
        const run = (firms: typeof all) => {
          let collection: Collection = { room: openRoom('room', '7X0Q', selfCheck.id, '', 0), waiting: [] };
          for (const [place, handIn] of handInsOf(selfCheck, firms).entries()) {
            if (place === moment) collection = revealRoom(selfCheck, collection, 1);
            collection = takeHandIn(selfCheck, collection, handIn);
          }
          return collection;
        };
        const { room, waiting } = run(all);
        const others = all.map((sheet, place) => (place < all.length - waiting.length ? sheet : worst));
        expect(run(others).room).toEqual(room);
      }),
    );
  });
});
