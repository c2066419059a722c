import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answer,
  changeAnswer,
  findChosen,
  findNextUnanswered,
  isComplete,
  NOTE_LIMIT,
  progressOf,
  startAssessment,
} from '../../../src/domain/assessment';
import type { Instrument } from '../../../src/domain/instrument';
import {
  answersTo,
  cloud,
  fillSheet,
  instruments,
  meti,
  openOrFinishedSheets,
  orders,
  places,
  sameAnswer,
  selfCheck,
} from './generators';

const fresh = startAssessment('a1', selfCheck.id, '', 1000);

describe('starting', () => {
  test('gives an empty sheet that is not finished', () => {
    expect(startAssessment('a7', cloud.id, '会計ソフト', 1234)).toEqual({
      id: 'a7',
      instrumentId: 'ipa-cloud-v3.1',
      subject: '会計ソフト',
      startedAt: 1234,
      finishedAt: null,
      answers: new Map(),
    });
  });

  test('lets half a character of the name stand as the sign for one that is missing', () => {
    expect(startAssessment('a7', cloud.id, '予約\ud83d', 1234).subject).toBe('予約\ufffd');
    expect(startAssessment('a7', cloud.id, '予約📅', 1234).subject).toBe('予約📅');
  });
});

describe('changing an answer', () => {
  const withNote = changeAnswer(selfCheck, fresh, 'q03', { choiceId: 'partly', note: '経理だけ' }, 1001);

  test('keeps the choice when only the note changes', () => {
    const changed = changeAnswer(selfCheck, withNote, 'q03', { note: '全員' }, 1002);
    expect(changed.answers.get('q03')).toEqual({ choiceId: 'partly', note: '全員' });
  });

  test('keeps the note when only the choice changes', () => {
    const changed = changeAnswer(selfCheck, withNote, 'q03', { choiceId: 'done' }, 1002);
    expect(changed.answers.get('q03')).toEqual({ choiceId: 'done', note: '経理だけ' });
  });

  test('keeps a note on a question that has no answer yet, and still counts it as open', () => {
    const noted = changeAnswer(selfCheck, fresh, 'q01', { note: '社長に聞く' }, 1001);
    expect(noted.answers.get('q01')).toEqual({ choiceId: null, note: '社長に聞く' });
    expect(progressOf(selfCheck, noted)).toEqual({ answered: 0, total: 25 });
    expect(findNextUnanswered(selfCheck, noted)?.id).toBe('q01');
  });

  test('takes a choice back without losing its note', () => {
    const cleared = changeAnswer(selfCheck, withNote, 'q03', { choiceId: null }, 1002);
    expect(cleared.answers.get('q03')).toEqual({ choiceId: null, note: '経理だけ' });
    expect(findChosen(selfCheck, cleared, 'q03')).toBeUndefined();
  });

  test('never keeps half a character in a note, at the limit or anywhere', () => {
    for (const [typed, note] of [
      [`${'あ'.repeat(NOTE_LIMIT - 1)}\ud83d`, `${'あ'.repeat(NOTE_LIMIT - 1)}\ufffd`],
      ['\ude00 before \ud83d after', '\ufffd before \ufffd after'],
      ['😀 whole 👩‍💻', '😀 whole 👩‍💻'],
    ] as const) {
      expect(changeAnswer(selfCheck, withNote, 'q03', { note: typed }, 1002).answers.get('q03')).toEqual({
        choiceId: 'partly',
        note,
      });
    }
  });

  test('leaves the assessment it was given, and all other answers, as they were', () => {
    const changed = changeAnswer(selfCheck, withNote, 'q04', { choiceId: 'done' }, 1002);
    expect([...withNote.answers.keys()]).toEqual(['q03']);
    expect(changed.answers.get('q03')).toBe(withNote.answers.get('q03'));
  });
});

describe('finishing', () => {
  test('happens at the moment when the last open question is answered, wherever it stands', () => {
    const [, ...allButFirst] = sameAnswer(selfCheck, 'done');
    const almost = fillSheet(selfCheck, [null, ...allButFirst]);
    expect(almost.finishedAt).toBeNull();
    expect(changeAnswer(selfCheck, almost, 'q01', { choiceId: 'unknown' }, 7777).finishedAt).toBe(7777);
  });

  test('does not happen by a note on the last open question', () => {
    const [, ...allButFirst] = sameAnswer(selfCheck, 'done');
    const almost = fillSheet(selfCheck, [null, ...allButFirst]);
    expect(changeAnswer(selfCheck, almost, 'q01', { note: '明日' }, 7777).finishedAt).toBeNull();
  });

  test('happens once: later changes, even taking answers back, leave its time alone', () => {
    const instrument = cloud;
    const changes = fc.array(
      fc.record({
        place: places(instrument),
        change: fc.oneof(
          {
            weight: 8,
            arbitrary: fc.constantFrom('confirmed', 'not-yet', 'unknown').map((choiceId) => ({ choiceId })),
          },
          {
            weight: 1,
            arbitrary: fc.constantFrom<Partial<Answer>>({ choiceId: null }, { note: 'x' }, { choiceId: 'no-such' }),
          },
        ),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(orders(instrument), changes, (order, later) => {
        const first = order.map((place) => ({ place, change: { choiceId: 'confirmed' } as Partial<Answer> }));
        const chosen = new Set<string>();
        let expected: number | null = null;
        let assessment = startAssessment('a1', instrument.id, '', 0);
        // Some early changes come in between, so that the sheet is not always finished by its 15th answer.
        const script = [...later.slice(0, 15), ...first.slice(0, 12), ...later.slice(15), ...first.slice(12), ...later];
        for (const [step, { place, change }] of script.entries()) {
          const id = instrument.questions[place]?.id ?? '';
          assessment = changeAnswer(instrument, assessment, id, change, step + 1);
          if (change.choiceId === null || change.choiceId === 'no-such') chosen.delete(id);
          else if (change.choiceId !== undefined) chosen.add(id);
          if (chosen.size === 15) expected ??= step + 1;
          expect(assessment.finishedAt).toBe(expected);
        }
      }),
    );
  });
});

describe('progress', () => {
  test.each(instruments)('counts exactly the questions that have an answer in $id', (instrument) => {
    fc.assert(
      fc.property(openOrFinishedSheets(instrument), (sheet) => {
        const assessment = fillSheet(instrument, sheet);
        const answered = sheet.filter((choiceId) => choiceId !== null).length;
        expect(progressOf(instrument, assessment)).toEqual({ answered, total: sheet.length });
        expect(isComplete(instrument, assessment)).toBe(answered === sheet.length);
      }),
    );
  });

  test('counts わからない and 該当しない as answers', () => {
    const assessment = fillSheet(meti, answersTo(meti, { 'q1-1': 'unknown', 'q10-2': 'not-applicable' }));
    expect(progressOf(meti, assessment).answered).toBe(2);
  });

  test('counts an answer whose choice this edition does not have as open', () => {
    const foreign = fillSheet(meti, sameAnswer(meti, 'done').with(0, 'partly'));
    expect(findChosen(meti, foreign, 'q1-1')).toBeUndefined();
    expect(progressOf(meti, foreign)).toEqual({ answered: 40, total: 41 });
    expect(isComplete(meti, foreign)).toBe(false);
    expect(foreign.finishedAt).toBeNull();
    expect(findNextUnanswered(meti, foreign)?.id).toBe('q1-1');
  });

  test('ignores answers to questions that this edition does not have', () => {
    const assessment = changeAnswer(selfCheck, fresh, 'q99', { choiceId: 'done' }, 1001);
    expect(progressOf(selfCheck, assessment)).toEqual({ answered: 0, total: 25 });
  });
});

describe('the next open question', () => {
  const firstOpen = (instrument: Instrument, answered: Readonly<Record<string, string>>, from?: number) =>
    findNextUnanswered(instrument, fillSheet(instrument, answersTo(instrument, answered)), from)?.id;

  test('is the first one of an empty sheet', () => {
    expect(firstOpen(selfCheck, {})).toBe('q01');
  });

  test('skips what is answered, and goes on into the next part', () => {
    expect(firstOpen(selfCheck, { q01: 'done', q03: 'done' })).toBe('q02');
    expect(firstOpen(selfCheck, { q05: 'done' }, 4)).toBe('q06');
  });

  test('may be the very question at the place where the search starts', () => {
    expect(firstOpen(selfCheck, {}, 24)).toBe('q25');
  });

  test('does not exist after the last place, even when earlier ones are open', () => {
    expect(firstOpen(selfCheck, { q25: 'done' }, 24)).toBeUndefined();
    expect(firstOpen(selfCheck, {}, 25)).toBeUndefined();
  });

  test.each(instruments)('is the lowest open place from the given one on in $id', (instrument) => {
    fc.assert(
      fc.property(openOrFinishedSheets(instrument), places(instrument), (sheet, from) => {
        const open = [...sheet.keys()].filter((place) => place >= from && sheet[place] === null);
        const expected = open.length > 0 ? instrument.questions[Math.min(...open)]?.id : undefined;
        expect(findNextUnanswered(instrument, fillSheet(instrument, sheet), from)?.id).toBe(expected);
      }),
    );
  });
});
