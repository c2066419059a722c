import { renderToString } from 'preact-render-to-string';
import { App, Shell } from './app';
import { startAssessment } from './domain/assessment';
import { QuestionScreen } from './pages/check';
import { linkTo } from './routes';
import { instruments } from './state/instruments';

/**
 * Runs while building: the home screen, and the first question of every instrument that needs no name first, as HTML.
 * Each question stands under an id equal to its address, so that the browser shows it without any script.
 */
export async function prerenderScreens(): Promise<{ readonly home: string; readonly firstQuestions: string }> {
  const screens: string[] = [];
  for (const { id, subject } of instruments.list()) {
    if (subject) continue;
    await instruments.load(id);
    const loaded = instruments.find(id);
    const question = loaded?.instrument.questions[0];
    if (!question) throw new Error(`${id} has no question`);
    const address = linkTo('check', { instrument: id }).slice(1);
    screens.push(
      renderToString(
        <section class="first-question" id={address}>
          <Shell>
            <QuestionScreen
              loaded={loaded}
              assessment={startAssessment('', id, '', 0)}
              question={question}
              linkToQuestion={(other) => linkTo('check', { instrument: id, question: other })}
              onNearEnd={() => {}}
            />
          </Shell>
        </section>,
      ),
    );
  }
  return { home: renderToString(<App />), firstQuestions: screens.join('') };
}
