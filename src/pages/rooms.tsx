import { useEffect, useState } from 'preact/hooks';
import { readJoinCode } from '../domain/hand-in';
import { countOf, ROOM_NAME_LIMIT } from '../domain/room';
import { formatDate, joined, t } from '../i18n/i18n';
import { linkTo, openPage } from '../routes';
import { instruments } from '../state/instruments';
import { type HostedRoom, rooms } from '../state/rooms';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { phrases, plain } from '../ui/phrases';
import { SelectField } from '../ui/select-field';
import style from './rooms.module.css';

/** Where a host opens a room, and where those who take part type its number. */
export function RoomsPage() {
  useEffect(() => void rooms.load(), []);
  const { value: reading } = rooms.reading;
  return (
    <Page title={t('rooms.title')}>
      <p>{t('rooms.lead')}</p>
      <section class="stack">
        <h2>{phrases(t('rooms.joinTitle'))}</h2>
        <JoinForm />
      </section>
      <section class="stack">
        <h2>{phrases(t('rooms.openTitle'))}</h2>
        <p>{t('rooms.openHelp')}</p>
        <OpenForm />
      </section>
      {reading !== 'loading' && reading !== 'done' && <Notice kind="warning">{t(`trouble.${reading}`)}</Notice>}
      {rooms.damagedRecords.value > 0 && (
        <Notice kind="warning">{t('trouble.damaged', { count: rooms.damagedRecords.value })}</Notice>
      )}
      {rooms.all.value.length > 0 && (
        <section class="stack">
          <h2>{phrases(t('rooms.listTitle'))}</h2>
          <ul class={style.rooms}>
            {rooms.all.value.map((hosted) => (
              <RoomItem key={hosted.room.id} hosted={hosted} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function JoinForm() {
  const [isWrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('code') as HTMLInputElement;
    const ids = instruments.list().map(({ id }) => id);
    if (readJoinCode(field.value, ids)) return openPage(linkTo('join', { code: field.value.trim() }));
    setWrong(true);
    field.focus();
  };
  return (
    <form class={style.form} onSubmit={submit}>
      <label>
        {t('rooms.code')}
        <input
          class="input"
          name="code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          enterkeyhint="go"
          aria-invalid={isWrong}
          aria-describedby="code-help code-error"
        />
      </label>
      <p id="code-help" class="small soft">
        {t('rooms.codeHelp')}
      </p>
      <p id="code-error" class={style.error} role="alert">
        {isWrong && t('join.wrongCode')}
      </p>
      <button type="submit" class="button">
        {t('rooms.join')}
      </button>
    </form>
  );
}

function OpenForm() {
  const list = instruments.list();
  const [instrumentId, setInstrumentId] = useState(list[0]?.id ?? '');
  const [name, setName] = useState('');
  const open = (isPractice: boolean) =>
    openPage(linkTo('room', { room: rooms.open(instrumentId, name, isPractice).id }));
  return (
    <form
      class={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        open(false);
      }}
    >
      <SelectField
        label={t('rooms.instrument')}
        value={instrumentId}
        options={list.map(({ id }) => [id, plain(instruments.titleOf(id))])}
        onChange={setInstrumentId}
      />
      <label>
        {t('rooms.name', { limit: ROOM_NAME_LIMIT })}
        <input
          class="input"
          value={name}
          maxLength={ROOM_NAME_LIMIT}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <p class={style.moves}>
        <button type="submit" class="button primary">
          {t('rooms.open')}
        </button>
        <button type="button" class="button" onClick={() => open(true)}>
          {t('rooms.practise')}
        </button>
      </p>
      <p class="small soft">{t('rooms.practiseHelp')}</p>
    </form>
  );
}

function RoomItem({ hosted }: { readonly hosted: HostedRoom }) {
  const { room, isPractice } = hosted;
  const [step, setStep] = useState<'idle' | 'asking' | 'failed'>('idle');
  const name = room.name || t('rooms.unnamed');
  return (
    <li class="card stack">
      <p>
        <a class={style.name} href={linkTo('room', { room: room.id })}>
          {joined(isPractice ? t('room.practice') : undefined, name)}
        </a>
      </p>
      <p class="small soft">
        {joined(
          formatDate(room.createdAt),
          plain(instruments.titleOf(room.instrumentId)),
          t('rooms.count', { count: countOf(hosted) }),
          room.closedAt === null ? undefined : t('rooms.closed'),
        )}
      </p>
      {step === 'asking' ? (
        <fieldset class={style.moves}>
          <legend>{t('rooms.removeConfirm')}</legend>
          <button
            type="button"
            class="button"
            onClick={async () => setStep((await rooms.remove(room.id)) ? 'idle' : 'failed')}
          >
            {t('rooms.removeYes')}
          </button>
          <button type="button" class="button" onClick={() => setStep('idle')}>
            {t('rooms.removeNo')}
          </button>
        </fieldset>
      ) : (
        <p>
          <button type="button" class="button quiet" onClick={() => setStep('asking')}>
            {t('rooms.remove')}
            <span class="visually-hidden"> ({name})</span>
          </button>
        </p>
      )}
      {step === 'failed' && <Notice kind="warning">{t('rooms.removeFailed')}</Notice>}
    </li>
  );
}
