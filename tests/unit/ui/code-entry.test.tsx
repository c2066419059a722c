import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadLaterTexts, t } from '../../../src/i18n/i18n';
import { CodeEntry } from '../../../src/ui/code-entry';
import { type Frame, paintFrame, randomNumbers } from '../../support/code-frame';
import { asStill, installCanvas } from '../../support/software-canvas';
import { ja } from '../../support/words';

const CODE = 'SK10AB2CDE3FGHJK4MNPQRSTVWXYZ056789';

beforeAll(loadLaterTexts);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function show(): { readonly field: HTMLTextAreaElement; readonly given: (readonly string[])[] } {
  const given: (readonly string[])[] = [];
  render(<CodeEntry onTexts={(texts) => given.push(texts)} />);
  return { field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: ja['room.typeCodes'] }), given };
}

describe('the field', () => {
  it('gives one text for each line, then is empty and keeps the focus', async () => {
    const { field, given } = show();
    await userEvent.type(field, 'sk1 abcd efgh{Enter}{Enter}SK1 JKMN');
    expect(given).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: ja['room.addCodes'] }));
    expect(given).toEqual([['sk1 abcd efgh', 'SK1 JKMN']]);
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it.each(['Control', 'Meta'])('is submitted by %s and Enter', async (key) => {
    const { field, given } = show();
    await userEvent.type(field, `SK1ABCD{${key}>}{Enter}{/${key}}`);
    expect(given).toEqual([['SK1ABCD']]);
  });

  it('finds the code in a line of a pasted chat', async () => {
    const { field, given } = show();
    await userEvent.click(field);
    await userEvent.paste('10:02 山田：SK1ABCDEFGH\r\n10:03 佐藤：SK1JKMNPQRS');
    await userEvent.click(screen.getByRole('button', { name: ja['room.addCodes'] }));
    expect(given).toEqual([['SK1ABCDEFGH', 'SK1JKMNPQRS']]);
  });

  it('gives nothing when it is empty', async () => {
    const { field, given } = show();
    await userEvent.type(field, '  {Enter} ');
    await userEvent.click(screen.getByRole('button', { name: ja['room.addCodes'] }));
    expect(given).toEqual([]);
  });
});

describe('files', () => {
  /** What a browser would see in a file of this name. */
  const pictures = new Map<string, Frame>();
  const painted = (text: string, side: number) =>
    paintFrame(text, { width: 640, height: 480, x: 320, y: 240, side }, randomNumbers(3));
  beforeEach(() => {
    installCanvas();
    vi.stubGlobal('createImageBitmap', async (file: File) => {
      const frame = pictures.get(file.name);
      if (!frame) throw new DOMException('The source image could not be decoded.', 'InvalidStateError');
      return asStill(frame);
    });
    pictures.set('code.png', painted(CODE, 300));
    pictures.set('wall.jpg', painted(CODE, 0.001));
  });

  const picture = (name: string) => new File(['pixels'], name, { type: 'image/png' });
  const choose = (...files: readonly File[]) =>
    userEvent.upload(screen.getByLabelText(ja['room.chooseFiles']), [...files]);

  it('give the codes of pictures and of texts together, in the order in which they were chosen', async () => {
    const { given } = show();
    await choose(
      new File(['SK1ABCD\r\nSK1EFGH\n'], 'codes.txt', { type: 'text/plain' }),
      picture('code.png'),
      new File(['SK1JKMN'], 'CODES.TXT'),
    );
    await waitFor(() => expect(given).toEqual([['SK1ABCD', 'SK1EFGH', CODE, 'SK1JKMN']]));
    expect(screen.queryByText(ja['room.readingFiles'])).toBeNull();
  });

  it('without a code give an empty text each', async () => {
    const { given } = show();
    await choose(picture('wall.jpg'), picture('broken.png'), new File([''], 'empty.txt', { type: 'text/plain' }));
    await waitFor(() => expect(given).toEqual([['', '', '']]));
  });

  it('that are too large are named and not opened; the others are read', async () => {
    const { given } = show();
    const large = picture('large.png');
    Object.defineProperty(large, 'size', { value: 20_000_001 });
    pictures.set('large.png', painted(CODE, 300));
    await choose(large, picture('code.png'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe(t('room.fileTooLarge', { name: 'large.png', limit: 20 }));
    expect(given).toEqual([[CODE]]);
    await choose(picture('code.png'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
