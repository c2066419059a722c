import { signal } from '@preact/signals';

/** A file that was dropped anywhere on the app; the page that takes backups in looks here. */
export const dropped = signal<File | undefined>(undefined);
