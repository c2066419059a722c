/** The pages behind the answering path, in one file of their own: nobody waits for them to give an answer. */
export { AboutPage } from './pages/about';
export { ControlPage } from './pages/control';
export { ControlsPage } from './pages/controls';
export { ResultPage } from './pages/result';
export { ReviewPage } from './pages/review';
export { SettingsPage } from './pages/settings';
