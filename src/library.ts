import { ControlPage } from './pages/control';
import { ControlsPage } from './pages/controls';
import { GlossaryPage } from './pages/glossary';
import { IncidentPage } from './pages/incident';
import { LearnPage } from './pages/learn';
import { LibraryPage } from './pages/library';
import { ReferencesPage } from './pages/references';

/** Everything to look up and to read. */
export const pages = {
  controls: ControlsPage,
  control: ControlPage,
  library: LibraryPage,
  glossary: GlossaryPage,
  learn: LearnPage,
  incident: IncidentPage,
  references: ReferencesPage,
};
export { QuestionHelp } from './pages/question-help';
