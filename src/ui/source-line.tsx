import { t } from '../i18n/i18n';
import { WithJapanese } from './with-japanese';

/** Where something official comes from, and that the explanations are ours. */
export function SourceLine({ source }: { readonly source: string }) {
  return (
    <p class="small soft">
      <WithJapanese text={t('references.source', { source })} />
    </p>
  );
}
