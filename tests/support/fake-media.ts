/** A browser's cameras in a test without a browser. */
export interface FakeMedia {
  /** What was asked for, in order. */
  readonly asked: readonly MediaStreamConstraints[];
  /** Every track that was handed out. */
  readonly tracks: readonly MediaStreamTrack[];
}

/** Installs cameras for which `answer` decides what becomes of a request: it may reject, or never come. */
export function installMedia(answer: () => Promise<void>, permission: PermissionState = 'granted'): FakeMedia {
  const asked: MediaStreamConstraints[] = [];
  const tracks: MediaStreamTrack[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints) => {
    asked.push(constraints);
    await answer();
    const stream = document.createElement('canvas').captureStream();
    tracks.push(...stream.getVideoTracks());
    // happy-dom's streams have no list of all tracks.
    return Object.assign(stream, { getTracks: () => stream.getVideoTracks() });
  };
  const enumerateDevices = async () =>
    ['front', 'back'].map((deviceId) => ({ deviceId, kind: 'videoinput', label: '', groupId: '' }));
  install('mediaDevices', { getUserMedia, enumerateDevices });
  install('permissions', { query: async () => Object.assign(new EventTarget(), { state: permission }) });
  return { asked, tracks };
}

export function removeMedia(): void {
  for (const name of ['mediaDevices', 'permissions']) Reflect.deleteProperty(navigator, name);
}

function install(name: string, value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true });
}
