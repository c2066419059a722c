import { loadControlTexts } from '../catalog/controls';
import { type ControlKnowHows, loadControlKnowHow } from '../catalog/know-how';
import { type Assessment, findChosen } from '../domain/assessment';
import type { Mark } from '../domain/instrument';
import { scoreAssessment, tallyAxes } from '../domain/scoring';
import type { Cell, Column, Table } from '../domain/table';
import { joined, locale, plain, plainly, type TextKey } from '../i18n/i18n';
import { controls } from './controls';
import { type Findings, findingsOf, loadFindings } from './findings';
import { instruments, type LoadedInstrument } from './instruments';

const TITLES = {
  answers: 'data.answers',
  scores: 'data.scores',
  gaps: 'data.gaps',
  plan: 'data.plan',
} as const satisfies Record<string, TextKey>;

export type TableId = keyof typeof TITLES;

const MARKS: Readonly<Record<Mark, TextKey>> = {
  done: 'mark.done',
  partly: 'mark.partly',
  'not-done': 'mark.not-done',
  unknown: 'mark.unknown',
  'not-applicable': 'mark.not-applicable',
};

/** 6か月で6つ: one a month. */
const MONTHS = 6;

/** Id and title of the tables there are, in their order. */
export function listTables(): readonly (readonly [TableId, string])[] {
  return (Object.keys(TITLES) as TableId[]).map((id) => [id, plainly(TITLES[id])]);
}

/** Everything known of one sheet, in the language shown. Rejects when a file cannot be fetched. */
export async function loadTables(assessment: Assessment): Promise<readonly Table[]> {
  const { instrumentId } = assessment;
  const language = locale.value;
  // Read here once more: after a switch of language, the pages' own texts come a moment later, each at its own time.
  const [texts, knowHow] = await Promise.all([
    loadControlTexts(language),
    loadControlKnowHow(language),
    instruments.load(instrumentId),
    loadFindings([assessment]),
  ]);
  if (language !== locale.value) return loadTables(assessment);
  const loaded = instruments.find(instrumentId);
  const findings = findingsOf([assessment]);
  const standard = controls.loaded.value?.standard;
  if (!loaded || !findings || !standard) throw new Error(`${instrumentId} cannot be written as tables`);
  const titleOf = (control: string) => plain(texts?.controls[control]?.title ?? '');
  return [
    answersTable(loaded, assessment),
    scoresTable(loaded, assessment),
    gapsTable(findings, titleOf),
    planTable(findings, titleOf, standard, knowHow),
  ];
}

function answersTable({ instrument, text }: LoadedInstrument, assessment: Assessment): Table {
  const rows = instrument.sections.flatMap((section) =>
    section.questions.map((question): readonly Cell[] => {
      const chosen = findChosen(instrument, assessment, question.id);
      return [
        (instrument.places.get(question.id) ?? 0) + 1,
        plain(text.sections[section.id] ?? section.id),
        plain(text.questions[question.id]?.text ?? question.id),
        chosen ? plain(text.choices[chosen.id] ?? chosen.id) : plainly('review.unanswered'),
        chosen ? plainly(MARKS[chosen.mark]) : null,
        chosen?.points ?? null,
        assessment.answers.get(question.id)?.note || null,
      ];
    }),
  );
  const columns = [
    column('data.number', 'number'),
    column('data.section'),
    column('data.question'),
    column('data.answer'),
    column('data.mark'),
    pointsColumn(instrument),
    column('data.note'),
  ];
  return table('answers', columns, rows);
}

function scoresTable({ instrument, text }: LoadedInstrument, assessment: Assessment): Table {
  const score = scoreAssessment(instrument, assessment);
  const axes = tallyAxes(instrument, assessment).map(
    (axis) => [plain(text.axes[axis.id]?.name ?? axis.id), axis] as const,
  );
  const tallies = score ? [[plainly('data.total'), score] as const, ...axes] : axes;
  const share = instrument.scoring === 'share' ? 'result.shareOwn' : 'result.share';
  const columns = [
    column('result.axis'),
    pointsColumn(instrument),
    column('data.max', 'number'),
    column(share, 'percent'),
  ];
  return table(
    'scores',
    columns,
    tallies.map(([name, { points, max, share }]) => [name, points, max, share && Math.round(share * 1e4) / 1e4]),
  );
}

function gapsTable({ gaps }: Findings, titleOf: (control: string) => string): Table {
  const rows = gaps.map(({ gap, question, answer }) => {
    const pointed = [...gap.question.primary, ...gap.question.related];
    return [plain(question.text), plain(answer), joined(...pointed.map((control) => `${control} ${titleOf(control)}`))];
  });
  return table('gaps', [column('data.question'), column('data.answer'), column('controls.title')], rows);
}

function planTable(
  { recommendations }: Findings,
  titleOf: (control: string) => string,
  standard: string,
  knowHow: ControlKnowHows | undefined,
): Table {
  const rows = recommendations.slice(0, MONTHS).map(({ control: { id, effort, cost, who } }, place) => [
    place + 1,
    // Alone, 5.10 would be read as 5.1.
    `${standard} ${id}`,
    titleOf(id),
    plain(knowHow?.controls[id]?.steps[0] ?? ''),
    plainly(`effort.${effort}`),
    plainly(`cost.${cost}`),
    who.map((one) => plainly(`who.${one}`)).join(plainly('who.and')),
  ]);
  const texts = ['control.standard', 'app.controls', 'data.firstStep', 'control.effort', 'control.cost', 'control.who'];
  return table('plan', [column('data.month', 'number'), ...texts.map((key) => column(key as TextKey))], rows);
}

function table(id: TableId, columns: readonly Column[], rows: Table['rows']): Table {
  return { id, title: plainly(TITLES[id]), columns, rows };
}

function column(key: TextKey, kind: Column['kind'] = 'text'): Column {
  return { title: plainly(key), kind };
}

/** Points are named so only where they are published. */
function pointsColumn({ scoring }: LoadedInstrument['instrument']): Column {
  return column(scoring === 'share' ? 'result.doneValue' : 'result.value', 'number');
}
