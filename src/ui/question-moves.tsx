import { type TextKey, t } from '../i18n/i18n';
import { linkTo } from '../routes';
import style from './question-moves.module.css';

/** What the way onward is called; skip: nothing is chosen yet. */
const ONWARD = {
  skip: 'check.skip',
  next: 'check.next',
  toReview: 'check.toReview',
  toResult: 'check.toResult',
} as const satisfies Record<string, TextKey>;

interface Props {
  /** Address of the question before; undefined: this is the first, and home is before it. */
  readonly back: string | undefined;
  readonly onward: string;
  readonly kind: keyof typeof ONWARD;
}

/** The two ways from a question. */
export function QuestionMoves({ back, onward, kind }: Props) {
  return (
    <div class={style.moves}>
      <a class="button quiet" href={back ?? linkTo('home')}>
        {back ? t('check.back') : t('app.home')}
      </a>
      <a class={kind === 'skip' ? 'button quiet' : 'button primary'} href={onward}>
        {t(ONWARD[kind])}
      </a>
    </div>
  );
}
