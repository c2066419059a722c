import './ui/tokens.css';
import './ui/base.css';
import { hydrate, render } from 'preact';
import { App } from './app';
import { standAlone } from './framed';
import { locale } from './i18n/i18n';
import { goOffline } from './offline';
import { followAddress, linkTo, openPage, route } from './routes';
import { assessments } from './state/assessments';
import { dropped } from './state/dropped';
import { instruments } from './state/instruments';
import { applySettings, settings } from './state/settings';

// The script is async: a deferred one would hold back the end of parsing, and with it the question the address names.
if (document.readyState === 'loading') await new Promise((done) => addEventListener('DOMContentLoaded', done));

const root = document.querySelector<HTMLElement>('#app');
if (!root) throw new Error('index.html has no #app');

// On hosts without our headers another site can frame the app: there, nothing starts but a way out. Not loaded later:
// a file that needs this one would wait here for itself.
if (window.top !== window.self) await standAlone();

followAddress();
const early = document.querySelector<HTMLElement>('.first-question:target');
const { page, params } = route.value;
// A file that cannot be fetched is reported by the page that needs it.
const stored = assessments.load();
await settings.load();
const instrument =
  page === 'check' && params.instrument ? instruments.load(params.instrument).catch(() => undefined) : undefined;
// A first question that already stands in the page stays, and can be answered, until its sheet is there to take the answer.
if (early) await Promise.all([instrument, stored]);
const tapped = early?.querySelector<HTMLInputElement>('input:checked');
if (page === 'check' && params.instrument && tapped) takeEarlyAnswer(params.instrument, tapped.name, tapped.value);

for (const screen of document.querySelectorAll('.first-question')) screen.remove();
delete document.documentElement.dataset.firstFrame;
// Hydrating takes the elements as they are: only while nothing differs yet from the home screen that was built.
const isAsBuilt =
  locale.value === 'ja' && assessments.reading.value === 'loading' && settings.trouble.value !== 'locale';
if (page === 'home' && isAsBuilt) {
  hydrate(<App />, root);
} else {
  root.replaceChildren();
  render(<App />, root);
}
applySettings();

// A dropped file would take the place of the app; if it is a backup, it is taken in.
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  dropped.value = event.dataTransfer?.files[0];
  if (dropped.value) openPage(linkTo('data'));
});

const whenIdle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
if (document.readyState === 'complete') whenIdle(() => void goOffline());
else addEventListener('load', () => whenIdle(() => void goOffline()));

/** An answer tapped before this script had arrived counts like any other, unless that question was answered on an earlier day. */
function takeEarlyAnswer(instrumentId: string, questionId: string, choiceId: string): void {
  const loaded = instruments.find(instrumentId);
  if (!loaded) return;
  const assessment = assessments.open(instrumentId);
  if (assessment.answers.has(questionId)) return;
  assessments.answer(loaded.instrument, assessment.id, questionId, { choiceId });
}
