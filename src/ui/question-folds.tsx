import { t } from '../i18n/i18n';
import { phrases, plain } from './phrases';

interface OfficialProps {
  readonly lang: string;
  readonly question: string;
  readonly choices: readonly (string | undefined)[];
}

/** The question and its answers as they were published, below a translation. */
export function OfficialWording({ lang, question, choices }: OfficialProps) {
  return (
    <details>
      <summary>{t('check.official')}</summary>
      <p lang={lang}>{phrases(question)}</p>
      <p class="small soft" lang={lang}>
        {plain(choices.join(' / '))}
      </p>
    </details>
  );
}

/** What to answer where the firm does not have what the question is about. */
export function IfUnused({ thing }: { readonly thing: string }) {
  return (
    <details>
      <summary>{t('check.ifUnused', { thing })}</summary>
      <p class="small">{t('check.ifUnusedHelp')}</p>
    </details>
  );
}
