import fc from 'fast-check';
import controlsFile from '../../../data/controls/controls.json';
import cloudFile from '../../../data/instruments/ipa-cloud-v3.1/instrument.json';
import selfCheckFile from '../../../data/instruments/ipa-self-check-v3.1/instrument.json';
import metiFile from '../../../data/instruments/meti-checksheet-v2.0/instrument.json';
import { type Assessment, changeAnswer, startAssessment } from '../../../src/domain/assessment';
import type { Control } from '../../../src/domain/control';
import {
  type Choice,
  type Instrument,
  type InstrumentFile,
  type Mark,
  prepareInstrument,
} from '../../../src/domain/instrument';

export const selfCheck = prepareInstrument(selfCheckFile as InstrumentFile);
export const cloud = prepareInstrument(cloudFile as InstrumentFile);
export const meti = prepareInstrument(metiFile as InstrumentFile);
export const instruments: readonly Instrument[] = [selfCheck, cloud, meti];
export const controls: readonly Control[] = controlsFile.controls as Control[];

/** Choice id of each question in the sheet's order; null: not answered. */
export type Sheet = readonly (string | null)[];

/** Gives the answers one by one, in the order of `places`. */
export function fillSheet(instrument: Instrument, sheet: Sheet, places: Iterable<number> = sheet.keys()): Assessment {
  let assessment = startAssessment('sheet', instrument.id, '', 0);
  for (const place of places) {
    const question = instrument.questions[place];
    const choiceId = sheet[place];
    if (question && choiceId) assessment = changeAnswer(instrument, assessment, question.id, { choiceId }, 1);
  }
  return assessment;
}

/** The same answer to every question. */
export function sameAnswer(instrument: Instrument, choiceId: string): Sheet {
  return instrument.questions.map(() => choiceId);
}

/** All questions open but those named. */
export function answersTo(instrument: Instrument, choiceIds: Readonly<Record<string, string>>): Sheet {
  return instrument.questions.map((question) => choiceIds[question.id] ?? null);
}

export function choiceWithMark(instrument: Instrument, mark: Mark): Choice {
  const choice = instrument.choices.find((candidate) => candidate.mark === mark);
  if (!choice) throw new Error(`${instrument.id} has no choice marked ${mark}`);
  return choice;
}

export function finishedSheets(instrument: Instrument): fc.Arbitrary<Sheet> {
  const length = instrument.questions.length;
  const choiceIds = instrument.choices.map((choice) => choice.id);
  return fc.array(fc.constantFrom(...choiceIds), { minLength: length, maxLength: length });
}

export function openOrFinishedSheets(instrument: Instrument): fc.Arbitrary<Sheet> {
  const length = instrument.questions.length;
  const choiceIds = instrument.choices.map((choice) => choice.id);
  const answer = fc.option(fc.constantFrom(...choiceIds), { freq: 3 });
  return fc.oneof(fc.array(answer, { minLength: length, maxLength: length }), finishedSheets(instrument));
}

export function places(instrument: Instrument): fc.Arbitrary<number> {
  return fc.nat({ max: instrument.questions.length - 1 });
}

/** Every place of the sheet once, in any order. */
export function orders(instrument: Instrument): fc.Arbitrary<number[]> {
  const all = [...instrument.questions.keys()];
  return fc.shuffledSubarray(all, { minLength: all.length });
}

const FROM_WORST_TO_BEST: readonly Mark[] = ['unknown', 'not-done', 'partly', 'done'];

/** Two sheets that differ in one answer, or in none; that answer is better in the second. */
export function improvements(instrument: Instrument): fc.Arbitrary<{ before: Sheet; after: Sheet }> {
  const applying = instrument.choices.filter((choice) => choice.points !== null);
  const ranked = [...applying].sort((a, b) => FROM_WORST_TO_BEST.indexOf(a.mark) - FROM_WORST_TO_BEST.indexOf(b.mark));
  const rank = fc.nat({ max: ranked.length - 1 });
  return fc
    .record({ sheet: openOrFinishedSheets(instrument), place: places(instrument), one: rank, other: rank })
    .map(({ sheet, place, one, other }) => ({
      before: sheet.with(place, ranked[Math.min(one, other)]?.id ?? null),
      after: sheet.with(place, ranked[Math.max(one, other)]?.id ?? null),
    }));
}
