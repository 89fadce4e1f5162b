/** The objects of a PDF that our own typesetter or we wrote: read, written anew, pointed at. Nothing here knows what stands on a page. */
import { createHash } from 'node:crypto'

export interface PdfObject {
  readonly number: number
  readonly bytes: Buffer
}

/** Objects by new numbers, then the table of where they stand. */
export function pdfWriter() {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1')]
  const offsets: number[] = [0]
  let length = chunks[0]?.length ?? 0
  const push = (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
  }
  return {
    reserve: () => offsets.push(0) - 1,
    put(number: number, body: Buffer) {
      offsets[number] = length
      for (const chunk of [Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]) push(chunk)
    },
    finish(catalog: number, info: number | null): Buffer {
      // The identity of the file is its content, so that two prints of one book are the same file.
      const hash = createHash('sha256')
      for (const chunk of chunks) hash.update(chunk)
      const id = `<${hash.digest('hex').slice(0, 32)}>`
      const start = length
      const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
      const size = offsets.length
      push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`))
      const infoEntry = info === null ? '' : ` /Info ${ref(info)}`
      push(Buffer.from(`trailer\n<< /Size ${size} /Root ${ref(catalog)}${infoEntry} /ID [${id} ${id}] >>\n`))
      push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
      return Buffer.concat(chunks)
    },
  }
}

export type PdfWriter = ReturnType<typeof pdfWriter>

/** Every object from its offset to the next one's; a stream may hold any bytes, `endobj` among them. */
export function readObjects(pdf: Buffer): { readonly objects: readonly PdfObject[]; readonly trailer: string } {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 64))
  const xref = Number(/startxref\s+(\d+)/u.exec(tail)?.[1])
  const table = pdf.toString('latin1', xref)
  if (!table.startsWith('xref')) throw new Error('not a PDF with a plain cross-reference table')
  const places = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gmu)]
    .map((row, number) => ({ number, offset: Number(row[1]), used: row[2] === 'n' }))
    .filter((place) => place.used)
    .sort((a, b) => a.offset - b.offset)
  const objects = places.map(({ number, offset }, index) => {
    const text = pdf.subarray(offset, places[index + 1]?.offset ?? xref)
    return { number, bytes: text.subarray(text.indexOf('obj') + 3, text.lastIndexOf('endobj')) }
  })
  return { objects, trailer: table.slice(table.indexOf('trailer')) }
}

export function textOf(objects: readonly PdfObject[], number: number | null): string {
  return objects.find((object) => object.number === number)?.bytes.toString('latin1') ?? ''
}

export function reference(text: string, key: string): number | null {
  const found = new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(text)
  return found ? Number(found[1]) : null
}

export function list(text: string, key: string): number[] {
  const found = new RegExp(`/${key} \\[([^\\]]*)\\]`, 'u').exec(text)?.[1] ?? ''
  return [...found.matchAll(/(\d+) 0 R/gu)].map((one) => Number(one[1]))
}

export function ref(number: number): string {
  return `${number} 0 R`
}
