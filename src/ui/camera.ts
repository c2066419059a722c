/** Why there is no picture; each has a sentence in the language files. */
export type CameraTrouble = 'refused' | 'missing' | 'busy';

/** In pixels: enough for a code that fills a third of the picture, and every camera has it. */
const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 } };

/** By the names of https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia; all others: busy. */
const TROUBLES: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
};

/** Opens this camera, else the one at the back; the browser asks the person first where it does not know yet. */
export async function openCamera(deviceId: string | undefined): Promise<MediaStream | CameraTrouble> {
  // Without https a page has none of this.
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (!mediaDevices) return 'missing';
  const which = deviceId === undefined ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } };
  try {
    return await mediaDevices.getUserMedia({ video: { ...which, ...WANTED }, audio: false });
  } catch (error) {
    return TROUBLES[error instanceof Error ? error.name : ''] ?? 'busy';
  }
}

/** Resolves when the person has said yes or no to the camera, now or earlier; rejects if the browser does not tell. */
export async function permissionAnswered(signal: AbortSignal): Promise<void> {
  const status = await navigator.permissions.query({ name: 'camera' });
  if (status.state !== 'prompt') return;
  await new Promise<void>((done) => status.addEventListener('change', () => done(), { once: true, signal }));
}

/** The cameras of this device by id and name; the names are there once one camera was opened. */
export async function listCameras(): Promise<readonly MediaDeviceInfo[]> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === 'videoinput');
  } catch {
    // Without a list there is no choice, and the open camera goes on.
    return [];
  }
}

/** True for a camera that faces the person in front of the screen, who expects a mirror. */
export function facesUser(stream: MediaStream): boolean {
  const facing = stream.getVideoTracks()[0]?.getSettings().facingMode;
  // Laptops do not say where their camera looks.
  return facing === 'user' || (!facing && matchMedia('(pointer: fine)').matches);
}
