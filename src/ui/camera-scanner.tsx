import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import style from './camera-scanner.module.css';
import { Notice } from './notice';
import { usePageVisible } from './page-visible';
import { type ScanTrouble, type Shown, startScanning } from './scanning';
import { SelectField } from './select-field';

interface Props {
  /** What a QR code says, whatever it is; the same one again only after another one or two seconds without it. */
  onText(text: string): void;
}

/** Reads QR codes with the camera, from a tap on. What the camera sees stays in this page. */
export function CameraScanner({ onText }: Props) {
  const [isOn, setIsOn] = useState(false);
  const [wanted, setWanted] = useState<string>();
  const [shown, setShown] = useState<Shown>();
  const [trouble, setTrouble] = useState<ScanTrouble>();
  const isVisible = usePageVisible();
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onText);
  tell.current = onText;

  useEffect(() => {
    if (!isOn || !isVisible || !video.current) return;
    return startScanning(video.current, wanted, {
      onText: (text) => tell.current(text),
      onShown(camera) {
        setShown(camera);
        setTrouble(undefined);
      },
      onSilence: () => setTrouble('busy'),
      onEnd(reason) {
        setTrouble(reason);
        setIsOn(false);
        setWanted(undefined);
      },
    });
  }, [isOn, isVisible, wanted]);

  const toggle = () => {
    setIsOn(!isOn);
    setTrouble(undefined);
  };
  return (
    <div class={style.scanner}>
      <button type="button" class={isOn ? 'button' : 'button primary'} onClick={toggle}>
        {isOn ? t('room.stopCamera') : t('room.startCamera')}
      </button>
      {trouble && <Notice kind="warning">{sentenceOf(trouble)}</Notice>}
      {isOn && (
        <>
          <p>{t('room.aim')}</p>
          <div class={style.picture}>
            <video
              ref={video}
              class={shown?.isMirrored ? style.mirrored : undefined}
              aria-label={t('room.cameraPicture')}
              playsInline
              muted
            />
          </div>
          {shown && shown.cameras.length > 1 && (
            <SelectField
              label={t('room.camera')}
              value={shown.deviceId}
              options={shown.cameras.map(({ deviceId, label }, place) => [
                deviceId,
                label || t('room.cameraNumber', { number: place + 1 }),
              ])}
              onChange={setWanted}
            />
          )}
        </>
      )}
    </div>
  );
}

function sentenceOf(trouble: ScanTrouble): string {
  switch (trouble) {
    case 'refused':
      return t('room.cameraRefused');
    case 'missing':
      return t('room.cameraMissing');
    case 'busy':
      return t('room.cameraBusy');
    case 'no-reader':
      return t('room.readerMissing');
  }
}
