import { signal } from '@preact/signals';
import { Component, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import style from './app.module.css';
import { formatDate, LOCALES, locale, t } from './i18n/i18n';
import { Notices } from './notices';
import { isOfflineReady } from './offline';
import { CheckPage } from './pages/check';
import { HomePage } from './pages/home';
import { linkTo, type PageName, route } from './routes';
import { controls } from './state/controls';
import { instruments } from './state/instruments';
import { settings } from './state/settings';
import { Message } from './ui/message';
import { prepareRadar } from './ui/radar-chart';

type Later = typeof import('./later');
type Params = Readonly<Record<string, string>>;

/** Loaded once; a failed load may be tried again. */
const later = signal<Later | undefined>(undefined);
const loadLater = async () => {
  later.value ??= await import('./later');
};

/** Loads what comes after the last answer. Failing is no harm yet: the page itself reports what it misses. */
function prepareResult(): void {
  formatDate(0);
  Promise.all([loadLater(), controls.load(), prepareRadar()]).catch(() => undefined);
}

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
    if (instrumentId && !instruments.find(instrumentId)) instruments.load(instrumentId).catch(onTrouble);
  }, [instrumentId]);

  if (broken) return <Broken title={t('trouble.load')} />;
  if (page === undefined) return <Message title={t('trouble.noPage')} help={t('trouble.noPageHelp')} />;
  return (
    <Boundary key={page}>
      {page === 'home' && <HomePage />}
      {page === 'check' && <CheckPage params={params} onNearEnd={prepareResult} />}
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
    loadLater().catch(props.onTrouble);
  }, []);
  const pages = later.value;
  if (!pages) return <p class="soft">{t('app.loading')}</p>;
  switch (page) {
    case 'review':
      return <pages.ReviewPage {...props} />;
    case 'result':
      return <pages.ResultPage {...props} />;
    case 'controls':
      return <pages.ControlsPage {...props} />;
    case 'control':
      return <pages.ControlPage {...props} />;
    case 'settings':
      return <pages.SettingsPage />;
    case 'about':
      return <pages.AboutPage onTrouble={props.onTrouble} />;
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

function Footer() {
  return (
    <footer class={style.footer}>
      <nav aria-label={t('app.footer')}>
        <a class={style.tool} href={linkTo('controls')}>
          {t('controls.title')}
        </a>
        <a class={style.tool} href={linkTo('about')}>
          {t('app.about')}
        </a>
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
      </button>
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
    return this.state.failed ? <Broken title={t('trouble.error')} /> : this.props.children;
  }
}
