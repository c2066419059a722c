import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive by name, as its own table of contents lists them. */
export function unzip(archive: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no zip archive');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let nth = 0; nth < bytes.readUInt16LE(end + 10); nth++) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    files.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? content : inflateRawSync(content)).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

/** One cell of a workbook, as far as it is written: its text or number, and the number of its style. */
export interface SheetCell {
  readonly value: string | number;
  readonly style: number;
}

/** Sheet name → address such as B2 → cell. Throws where a cell is anything but a text or a number. */
export function readWorkbook(archive: Uint8Array): ReadonlyMap<string, ReadonlyMap<string, SheetCell>> {
  const files = unzip(archive);
  const read = (name: string) => files.get(name) ?? '';
  const strings = [...read('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text = '']) =>
    decode(text),
  );
  const names = [...read('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    decode(name),
  );
  return new Map(
    names.map((name, place) => {
      const cells = [...read(`xl/worksheets/sheet${place + 1}.xml`).matchAll(/<c ([^>]*[^/])>(.*?)<\/c>/g)];
      return [
        name,
        new Map(
          cells.map(([, attributes = '', content = '']) => {
            const [, address = ''] = /r="(\w+)"/.exec(attributes) ?? [];
            const number = Number(/^<v>([^<]+)<\/v>$/.exec(content)?.[1] ?? Number.NaN);
            const value = attributes.includes('t="s"') ? strings[number] : number;
            if (value === undefined || Number.isNaN(value)) throw new Error(`${name} ${address}: ${content}`);
            return [address, { value, style: Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0) }];
          }),
        ),
      ];
    }),
  );
}

function decode(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
