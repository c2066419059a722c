import { signal } from '@preact/signals';
import { Component, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import style from './app.module.css';
import { LOCALES, loadLaterTexts, locale, t } from './i18n/i18n';
import { Notices } from './notices';
import { isOfflineReady } from './offline';
import { CheckPage } from './pages/check';
import { HomePage } from './pages/home';
import { linkTo, type PageName, route } from './routes';
import { assessments } from './state/assessments';
import { instruments } from './state/instruments';
import { settings } from './state/settings';
import { Message } from './ui/message';
import { plain } from './ui/phrases';

type Params = Readonly<Record<string, string>>;
type Later = typeof import('./later');
type Library = typeof import('./library');
type Seminar = typeof import('./seminar');

/** The pages behind the answering path, each group in a file of its own. Loaded once; a failed load may be tried again. */
const later = signal<Later | undefined>(undefined);
const library = signal<Library | undefined>(undefined);
const seminar = signal<Seminar | undefined>(undefined);

async function loadLater(): Promise<Later> {
  const [loaded] = await Promise.all([import('./later'), loadLaterTexts()]);
  later.value = loaded;
  return loaded;
}

async function loadLibrary(): Promise<void> {
  const [loaded] = await Promise.all([import('./library'), loadLaterTexts()]);
  library.value = loaded;
}

async function loadSeminar(): Promise<void> {
  const [loaded] = await Promise.all([import('./seminar'), loadLaterTexts()]);
  seminar.value = loaded;
}

/** Loads what comes after the last answer. Failing is no harm yet: the page itself reports what it misses. */
function prepareResult(): void {
  loadLater()
    .then((loaded) => loaded.prepareResult())
    .catch(() => undefined);
}

/** What can be opened although the records of this device are gone: the way back, and what needs none. */
const KEPT_WITHOUT_RECORDS = /data|incident|learn|glossary|references|about|settings|rooms?|join/;

/** Browsers in which a tab and an installed app do not share their records, and LINE's own one. */
const KEEPS_APART = /iPhone|iPad| Line\//;

/** So long is a question left alone with the network before its explanations are fetched. Milliseconds. */
const HELP_DELAY = 1000;

export function App() {
  return (
    <>
      <Shell>
        <Notices />
        <CurrentPage />
      </Shell>
      {route.value.page !== 'check' && <Footer />}
    </>
  );
}

/** What frames every page. */
export function Shell({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <button
        type="button"
        class="button visually-hidden"
        onClick={() => document.querySelector<HTMLElement>('main')?.focus()}
      >
        {t('app.skip')}
      </button>
      <Header />
      <main class={style.main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function CurrentPage() {
  const { page, params } = route.value;
  const [broken, setBroken] = useState(false);
  const onTrouble = () => setBroken(true);
  const instrumentId = page === 'check' ? params.instrument : undefined;
  useEffect(() => setBroken(false), [page]);
  useEffect(() => {
    if (page === 'home' && KEEPS_APART.test(navigator.userAgent)) loadLater().catch(() => undefined);
  }, [page]);
  useEffect(() => {
    if (page !== 'check') return;
    // Without them a question can be answered all the same.
    const waiting = setTimeout(() => loadLibrary().catch(() => undefined), HELP_DELAY);
    return () => clearTimeout(waiting);
  }, [page]);
  useEffect(() => {
    if (instrumentId && !instruments.find(instrumentId)) instruments.load(instrumentId).catch(onTrouble);
  }, [instrumentId]);

  const isLost = assessments.reading.value === 'lost' && !page?.match(KEPT_WITHOUT_RECORDS);
  useEffect(() => {
    if (isLost) loadLibrary().catch(onTrouble);
  }, [isLost]);

  if (broken) return <Broken title={t('trouble.loadTitle')} />;
  if (isLost) return library.value ? <library.value.RecoveryPage /> : <p class="soft">{t('app.loading')}</p>;
  if (page === undefined) return <Message title={t('trouble.noPageTitle')} help={t('trouble.noPageHelp')} />;
  return (
    <Boundary key={page}>
      {page === 'home' && <HomePage Hint={later.value?.InstallHint} />}
      {page === 'check' && <CheckPage params={params} onNearEnd={prepareResult} Help={library.value?.QuestionHelp} />}
      {page !== 'home' && page !== 'check' && <LaterPage page={page} params={params} onTrouble={onTrouble} />}
    </Boundary>
  );
}

interface LaterProps {
  readonly page: Exclude<PageName, 'home' | 'check'>;
  readonly params: Params;
  /** Called when a file that the page needs cannot be fetched. */
  onTrouble(error: unknown): void;
}

function LaterPage({ page, ...props }: LaterProps) {
  useEffect(() => {
    loaderOf(page)().catch(props.onTrouble);
  }, [page]);
  const pages = { ...later.value?.pages, ...library.value?.pages, ...seminar.value?.pages };
  const CurrentLaterPage = pages[page];
  if (!CurrentLaterPage) return <p class="soft">{t('app.loading')}</p>;
  return <CurrentLaterPage {...props} isOfflineReady={isOfflineReady.value} />;
}

function loaderOf(page: LaterProps['page']): () => Promise<unknown> {
  switch (page) {
    case 'review':
    case 'result':
    case 'settings':
    case 'about':
      return loadLater;
    case 'rooms':
    case 'room':
    case 'join':
    case 'handIn':
      return loadSeminar;
    default:
      return loadLibrary;
  }
}

function Header() {
  const other = LOCALES.find((tag) => tag !== locale.value) ?? locale.value;
  return (
    <header class={style.header}>
      <a class={style.name} href={linkTo('home')}>
        {t('app.name')}
      </a>
      <nav class={style.tools}>
        <button type="button" class={style.tool} lang={other} onClick={() => settings.change({ locale: other })}>
          {t('app.otherLanguage')}
        </button>
        <a class={style.tool} href={linkTo('settings')}>
          {t('app.settings')}
        </a>
      </nav>
    </header>
  );
}

const FOOTER = ['controls', 'learn', 'glossary', 'incident', 'rooms', 'data', 'about'] as const;

function Footer() {
  return (
    <footer class={style.footer}>
      <nav aria-label={t('app.footer')}>
        {FOOTER.map((page) => (
          <a key={page} class={style.tool} href={linkTo(page)}>
            {plain(t(`${page}.title`))}
          </a>
        ))}
      </nav>
      {isOfflineReady.value && <p class="small soft">{t('app.offlineReady')}</p>}
    </footer>
  );
}

function Broken({ title }: { readonly title: string }) {
  return (
    <Message title={title}>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t('trouble.reload')}
      </button>{' '}
      <a class="button" href={linkTo('data')}>
        {t('trouble.backup')}
      </a>
    </Message>
  );
}

/** Our own mistakes end here: a sentence and a way on instead of a blank screen. */
class Boundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    return this.state.failed ? <Broken title={t('trouble.errorTitle')} /> : this.props.children;
  }
}
