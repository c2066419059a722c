import { formatDate } from './i18n/i18n';
import { AboutPage } from './pages/about';
import { ResultPage } from './pages/result';
import { ReviewPage } from './pages/review';
import { SettingsPage } from './pages/settings';
import { controls } from './state/controls';
import { controlKnowHow } from './state/know-how';
import { prepareRadar } from './ui/radar-chart';

/** What follows the last answer, and what a result needs: one file, fetched before the last question. */
export const pages = { review: ReviewPage, result: ResultPage, settings: SettingsPage, about: AboutPage };

export { InstallHint } from './ui/install-hint';

/** Makes ready what a result shows. Rejects when a file cannot be fetched. */
export async function prepareResult(): Promise<void> {
  formatDate(0);
  await Promise.all([controls.load(), controlKnowHow.load(), prepareRadar()]);
}
