import type { Control } from '../domain/control';
import { t } from '../i18n/i18n';
import { linkTo } from '../routes';
import style from './control-parts.module.css';
import { ExplainedItems } from './explained';
import { plain } from './phrases';

/** How much work a control is, what it costs and who does it, in words. */
export function workOf(control: Control): readonly string[] {
  const { effort, cost, who } = control;
  return [t(`effort.${effort}`), t(`cost.${cost}`), who.map((one) => t(`who.${one}`)).join(t('who.and'))];
}

/** Steps in order, and the work they are. */
export function Steps({ control, steps }: { readonly control: Control; readonly steps: readonly string[] }) {
  return (
    <>
      <ul class={style.work}>
        {workOf(control).map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <ol class={style.steps}>
        <ExplainedItems items={steps} />
      </ol>
    </>
  );
}

/** The two views of the controls: by priority, and all of them. */
export function ControlViews({ current }: { readonly current: 'controls' | 'library' }) {
  return (
    <nav class={style.views} aria-label={t('controls.views')}>
      <a href={linkTo('controls')} aria-current={current === 'controls' ? 'page' : undefined}>
        {plain(t('controls.title'))}
      </a>
      <a href={linkTo('library')} aria-current={current === 'library' ? 'page' : undefined}>
        {plain(t('library.title'))}
      </a>
    </nav>
  );
}
