import type { ComponentChildren } from 'preact';
import { t } from '../i18n/i18n';
import { linkTo } from '../routes';
import { Page } from './page';

interface Props {
  readonly title: string;
  readonly help?: string;
  /** The way on; home unless named. */
  readonly href?: string;
  readonly action?: string;
  readonly children?: ComponentChildren;
}

/** A page that has nothing to show: says why, and leads on. */
export function Message({ title, help, href = linkTo('home'), action = t('trouble.toHome'), children }: Props) {
  return (
    <Page title={title}>
      {help && <p>{help}</p>}
      <p>
        <a class="button primary" href={href}>
          {action}
        </a>{' '}
        {children}
      </p>
    </Page>
  );
}
