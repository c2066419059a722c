/** cancelled: the person closed the share sheet; failed: this device takes the file in no way. */
export type HandedOver = 'shared' | 'downloaded' | 'cancelled' | 'failed';

/** Long enough for a browser that first asks where the file shall go. */
const KEPT_FOR_DOWNLOAD = 60_000;

/** True on a phone or a tablet whose share sheet takes files of this type. Elsewhere a download is what people expect. */
export function canShareFiles(file: File): boolean {
  if (!isHomeScreenApp() && !matchMedia('(pointer: coarse)').matches) return false;
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/**
 * Gives a file to the person: by the share sheet on phones, else as a download. Must run inside a tap, because a browser
 * opens its share sheet only then; so whatever takes long happens before.
 */
export async function handOver(file: File): Promise<HandedOver> {
  if (canShareFiles(file)) {
    try {
      await navigator.share({ files: [file] });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
      // Refused after all, as after a tap that is too long ago: the other way is left.
    }
  }
  // There a download ends without a file and without a word.
  if (isHomeScreenApp()) return 'failed';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_FOR_DOWNLOAD);
  return 'downloaded';
}

/** An app on the home screen of an iPhone or iPad; no other browser knows the property. */
function isHomeScreenApp(): boolean {
  return 'standalone' in navigator && navigator.standalone === true;
}
