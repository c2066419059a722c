import type { QuestionText } from '../catalog/instruments';
import type { Assessment } from '../domain/assessment';
import { findGaps, type Gap, type Recommendation, recommendControls } from '../domain/recommendation';
import { controls } from './controls';
import { foreignLanguage, instruments } from './instruments';

/** A gap with its words. */
export interface Finding {
  readonly gap: Gap;
  readonly question: QuestionText;
  /** Language of the question, where it is not the page's. */
  readonly lang: string | undefined;
  /** The shown text of the chosen answer. */
  readonly answer: string;
  readonly instrumentTitle: string;
}

export interface RecommendedControl extends Omit<Recommendation, 'because'> {
  readonly because: readonly Finding[];
  /** NIST CSF ids that the questionnaires name for these answers. */
  readonly csf: readonly string[];
}

export interface Findings {
  readonly gaps: readonly Finding[];
  readonly recommendations: readonly RecommendedControl[];
}

/** Loads whatever `findingsOf` needs. Rejects when a file cannot be fetched. */
export async function loadFindings(sheets: readonly Assessment[]): Promise<void> {
  await Promise.all([controls.load(), instruments.loadMissing(sheets.map((sheet) => sheet.instrumentId))]);
}

/** What the answers lead to; undefined while texts are still loading. Sheets of unknown instruments are left out. */
export function findingsOf(sheets: readonly Assessment[]): Findings | undefined {
  const known = sheets.filter((sheet) => !instruments.isMissing(sheet.instrumentId));
  const loaded = controls.loaded.value;
  if (!loaded || known.some((sheet) => !instruments.find(sheet.instrumentId))) return undefined;
  const findings = new Map<Gap, Finding>();
  for (const sheet of known) {
    const found = instruments.find(sheet.instrumentId);
    if (!found) continue;
    for (const gap of findGaps(found.instrument, sheet)) {
      const question = found.text.questions[gap.question.id] ?? { text: gap.question.id, reason: '' };
      findings.set(gap, {
        gap,
        question,
        lang: foreignLanguage(found),
        answer: found.text.choices[gap.choice.id] ?? gap.choice.id,
        instrumentTitle: found.text.title,
      });
    }
  }
  const recommendations = recommendControls([...findings.keys()], loaded.controls).map((recommendation) => ({
    ...recommendation,
    because: recommendation.because.flatMap((gap) => findings.get(gap) ?? []),
    csf: [...new Set(recommendation.because.flatMap((gap) => gap.question.csf ?? []))].sort(),
  }));
  return { gaps: [...findings.values()], recommendations };
}
