import { ControlPage } from './pages/control';
import { ControlsPage } from './pages/controls';
import { DataPage } from './pages/data';
import { GlossaryPage } from './pages/glossary';
import { IncidentPage } from './pages/incident';
import { LearnPage } from './pages/learn';
import { LibraryPage } from './pages/library';
import { ReferencesPage } from './pages/references';
import { ReportPage } from './pages/report';

/** Everything to look up and to read. */
export const pages = {
  controls: ControlsPage,
  control: ControlPage,
  library: LibraryPage,
  glossary: GlossaryPage,
  learn: LearnPage,
  incident: IncidentPage,
  data: DataPage,
  references: ReferencesPage,
  report: ReportPage,
};
export { QuestionHelp } from './pages/question-help';
export { RecoveryPage } from './pages/recovery';
